package answers

import (
	"strings"

	"fewer/model"
	"fewer/scenarios/bills"
)

// BillsByProvider says of a bill what Bills does, with the lines under their
// providers. of gives the finding that a row of a sheet is about, nil where it is
// about none.
func BillsByProvider(c *CheckedBill) (a *Answer, of func(sheet, row int) *bills.Finding) {
	whole := Bills(c)
	a = &Answer{Head: whole.Head, Sheets: []Sheet{c.worth()}, Data: whole.Data, Lists: whole.Lists, ListsAre: whole.ListsAre}
	listed := map[int][]bills.Finding{}
	list := func(s Sheet, found []bills.Finding) {
		listed[len(a.Sheets)] = found
		a.Sheets = append(a.Sheets, s)
	}
	if c.NotInYear > 0 {
		said := c.sentences()
		a.Sheets = append(a.Sheets, Sheet{Sentences: Said(2, said[len(said)-1])})
	}
	for _, p := range c.ByProvider() {
		open, closed := apart(bills.LargestFirst(bills.At(c.Found, p.Provider)))
		title := c.providerName(p.Provider, p.InYear)
		if len(open) > 0 {
			s := c.atProvider(title, open)
			s.Sentences = Said(0, c.saved(&p))
			list(s, open)
		}
		if len(closed) > 0 {
			list(c.atProvider(title+", closed", closed), closed)
		}
	}
	if len(c.Under) > 0 {
		under := bills.LargestFirst(c.Under)
		list(c.lines("BILLED TOO LITTLE", under), under)
	}
	a = a.with(c.notChecked())
	return a, func(sheet, row int) *bills.Finding {
		if found := listed[sheet]; row >= 0 && row < len(found) {
			return &found[row]
		}
		return nil
	}
}

// atProvider are lines of one provider, which needs not be said of each.
func (c *CheckedBill) atProvider(title string, found []bills.Finding) Sheet {
	s := c.lines(title, found)
	for i := range s.Columns {
		s.Columns[i].Hidden = s.Columns[i].Hidden || s.Columns[i].Key == "provider"
	}
	return s
}

// saved says what putting a provider's lines right saves, under each of the terms.
func (c *CheckedBill) saved(p *bills.ProviderSum) string {
	said := c.whatItSaves(p)
	if p.InYear < 0 {
		return said
	}
	var worth []string
	for _, t := range model.ShownTerms(false) {
		worth = append(worth, c.Worth[p.InYear][t].Pence()+" "+t.String())
	}
	put := "Put right it saves " + strings.Join(worth, ", ") + "."
	if said == "" {
		return put
	}
	return said + " " + put
}
