package answers

import (
	"fewer/model"
	"fewer/model/insight"
	"fewer/views/words"
)

// MethodSheet is the year-end by every way to forecast what is to come, under the
// terms that are shown. The one in use is said so; the terms in focus give way last.
func MethodSheet(all []insight.MethodOutturn, inUse insight.ForecastMethod, shown []model.Terms, focus model.Terms) Sheet {
	columns := []of[*insight.MethodOutturn]{col("method", "", Words, func(o *insight.MethodOutturn) Cell {
		c := Cell{Text: o.Method.String(), Value: o.Method.String()}
		if o.Method == inUse {
			c.Text += ", in use"
		}
		return c
	})}
	for i, t := range shown {
		c := col(t.Key(), words.TermsInBrief(t), Deficit, func(o *insight.MethodOutturn) Cell {
			if !o.Possible {
				return None("not possible")
			}
			return Over(o.Deficits[t].Scenario).figure("terms." + t.Key() + ".scenario.deficit")
		})
		if t != focus {
			c.Drop = i + 1
		}
		columns = append(columns, c)
	}
	return table(pointers(all), columns...)
}
