package file

import (
	"strconv"
	"strings"

	"fewer/model"
	"fewer/scenarios/fault"
	"fewer/scenarios/number"
	"fewer/scenarios/pattern"
	"gopkg.in/yaml.v3"
)

// countsInText are counts in a row without the brackets of a list.
var countsInText = pattern.Lazy(`^\d+(, *\d+){2,}$`)

// counts are a list by week, a list by month under the key monthly, or a total.
var counts = countsOf(count, count)

// costs are pounds in the same shapes. A month or week may be below zero, not
// their total.
var costs = countsOf(anyPounds, pounds)

func countsOf(each, total kind[float64]) kind[model.Counts] {
	list := countList(each)
	monthly := object[model.Counts]{
		name: "counts by month", flow: true,
		keys: []key[model.Counts]{
			field("monthly", filled(list, "write one for each month that is over"), func(c *model.Counts) *[]float64 { return &c.Monthly }, "One for each month that is over.").must("[418, 437] with one count for each month that is over"),
		},
	}
	return kind[model.Counts]{
		read: func(in *fault.Input, at *fault.Place) (model.Counts, bool) {
			switch at.Node.Kind {
			case yaml.MappingNode:
				c, ok := monthly.read(in, at)
				return model.MonthlyCounts(c.Monthly), ok
			case yaml.SequenceNode:
				weekly, ok := list.read(in, at)
				return model.WeeklyCounts(weekly), ok
			}
			if countsInText().MatchString(at.Node.Value) && !number.Grouped().MatchString(at.Node.Value) {
				in.Fault(at, "write ["+fault.Shorten(fault.OneLine(at.Node.Value))+"]", "%s is not a count, nor a list of counts", fault.Quote(at.Node.Value))
				return model.Counts{}, false
			}
			n, ok := total.read(in, at)
			return model.TotalCount(n), ok
		},
		write: func(c model.Counts) *yaml.Node {
			switch {
			case c.Monthly != nil:
				return monthly.write(c)
			case c.Weekly != nil:
				return list.write(c.Weekly)
			}
			return total.write(c.Total)
		},
		schema: schema{"anyOf": []schema{total.schema, list.schema, monthly.describe()}},
		facts:  func(c *model.Counts, _ *yearParts) (any, bool) { return countFacts(*c), true },
	}
}

// countList is one count, or amount, for each week or month that is over.
func countList(each kind[float64]) kind[[]float64] {
	return kind[[]float64]{
		read: func(in *fault.Input, at *fault.Place) ([]float64, bool) {
			if at.Node.Kind != yaml.SequenceNode {
				in.WrongShape(at, "a list of counts", "write [418, 437], one for each month that is over")
				return nil, false
			}
			list, ok := make([]float64, len(at.Node.Content)), true
			for i, n := range at.Node.Content {
				var sound bool
				list[i], sound = readEach(in, at, i, n, each)
				ok = ok && sound
			}
			return list, ok
		},
		write: func(list []float64) *yaml.Node {
			n := flowList()
			for _, v := range list {
				plain := strings.ReplaceAll(each.write(v).Value, "_", "")
				n.Content = append(n.Content, plainNode(plain))
			}
			return n
		},
		schema: schema{"type": "array", "items": each.schema, "minItems": 1, "maxItems": model.WeeksInYear - 1},
	}
}

// readEach reads entry i of a list of counts.
func readEach(in *fault.Input, at *fault.Place, i int, n *yaml.Node, each kind[float64]) (float64, bool) {
	switch {
	case n.Kind == yaml.ScalarNode && n.Style == 0 && len(n.Value) < 10 && fault.IsDigits(n.Value) && !number.Octal(n.Value):
		v, _ := number.Parse(n.Value) // nearly always; without a place of its own it is quick
		return v, true
	case i > 0 && n.Kind == yaml.ScalarNode && number.Octal(n.Value) && fault.IsCut(at.Node.Content[i-1], n):
		whole := at.Node.Content[i-1].Value + n.Value
		in.Fault(at.Item(i-1, at.Node.Content[i-1]), "write "+whole+" or "+fault.Underscored(whole),
			"%s is not a count: inside [ ] a comma begins the next entry", fault.Quote(at.Node.Content[i-1].Value+","+n.Value))
		return 0, false
	}
	return readEntry(in, at.Item(i, n), each, "write the week's count, 0 if there were none", "a count is missing")
}

// byPractice is a map from practices to counts, in the order of the file.
var byPractice = kind[[]model.PracticeCount]{
	read: func(in *fault.Input, at *fault.Place) ([]model.PracticeCount, bool) {
		if at.Node.Kind != yaml.MappingNode {
			in.WrongShape(at, "practices with their counts", "write {combe-lane: 214, weir-side: 180}")
			return nil, false
		}
		if n := len(at.Node.Content) / 2; n > fault.MaxList {
			in.Fault(at, "", "%s practices are named, more than the %s that are read", fault.Thousands(n), fault.Thousands(fault.MaxList))
			return nil, false
		}
		all, ok := make([]model.PracticeCount, 0, len(at.Node.Content)/2), true
		lines := make(map[string]int, cap(all))
		for i := 0; i+1 < len(at.Node.Content); i += 2 {
			name, value := at.Node.Content[i], at.Node.Content[i+1]
			if cut := fault.CutNumber(at.Node, name, value); cut != nil {
				in.UnknownKey(at, name, value, "", nil)
				ok = false
				continue
			}
			key, sound := id.read(in, at.Under(name.Value, name))
			if first, twice := lines[key]; twice && sound {
				in.Report(fault.Fault{
					Line: name.Line, Column: name.Column, Hint: "delete one of the two",
					What: "the practice " + fault.Quote(key) + " stands here a second time; the first is on line " + strconv.Itoa(first),
				}, at)
				sound = false
			}
			lines[key] = name.Line
			n, counted := readEntry(in, at.Under(name.Value, value), count, "write the practice's referrals in the elapsed weeks, or leave it out", "the count is missing")
			all = append(all, model.PracticeCount{Practice: key, Count: n})
			ok = ok && sound && counted
		}
		return all, ok
	},
	write: func(all []model.PracticeCount) *yaml.Node {
		n := flowMap()
		for _, c := range all {
			n.Content = append(n.Content, textNode(c.Practice), count.write(c.Count))
		}
		return n
	},
	schema: schema{"type": "object", "additionalProperties": count.schema},
	facts: func(all *[]model.PracticeCount, y *yearParts) (any, bool) {
		by := make(facts, len(*all))
		for _, p := range *all {
			by[strconv.Itoa(y.position[p.Practice])] = exact(p.Count)
		}
		return by, true
	},
}
