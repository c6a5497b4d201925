package answers

import (
	"fewer/model"
	"fewer/model/insight"
	"fewer/views/words"
)

// PracticeCard says where one practice stands: its referrals beside the limits of
// chance, its share of the whole, what its patients' care costs, and what its changes
// save. The question names the practice.
func PracticeCard(q *Question) *Answer {
	var data Object
	funnel := insight.FunnelOf(q.Prepared, insight.AllStreams, true)
	sheets := cardSheets(q, funnel, Said(0, funnel.Words()), &data)
	return &Answer{Head: Said(2, q.Year.Title()), Sheets: sheets, Data: given(q.preface().with(data...))}
}

// cardSheets are the sheets of the card, of which data takes the figures for programs;
// said is how the practices are compared.
func cardSheets(q *Question, funnel *insight.Funnel, said []Sentence, data *Object) []Sheet {
	card := insight.CardOf(q.Prepared, q.Practice.At)
	first := Sheet{Sentences: Said(2, words.PracticeRate(funnel, q.Practice.At, q.Practice.Name))}
	if q.Practice.Others() {
		first.Sentences = Said(0, "What no practice has can't be compared by list.")
		said = nil
	}
	for _, text := range []string{words.Shares(&card), words.Orientation(&card)} {
		if text != "" {
			first.Sentences = append(first.Sentences, Said(0, text)...)
		}
	}
	sheets := []Sheet{first}
	if !q.Practice.Others() && funnel.Of(q.Practice.At) != nil && !funnel.Judged {
		sheets = append(sheets, ownRates(q))
	}
	care := ownCare(&card)
	sheets = append(sheets, care)
	pr := q.Projection()
	sheets = append(sheets, ownSheets(q, pr)...)
	sheets[len(sheets)-1].Notes = append(sheets[len(sheets)-1].Notes, said...)
	*data = data.with(Field{"own", ownData(q, pr, &card, &care)})
	return sheets
}

// ownRates are the practice's referrals to each stream beside the limits of chance.
func ownRates(q *Question) Sheet {
	s := Sheet{Columns: []Column{
		{Key: "stream", Heading: "SO FAR"},
		{Key: "referrals", Heading: "referrals", Kind: Number},
		{Key: "per_1000", Heading: "per 1,000\npatients", Kind: Number},
		{Key: "limits.lower_95", Heading: "lower\n95%", Kind: Number, Drop: 1},
		{Key: "limits.upper_95", Heading: "upper\n95%", Kind: Number, Drop: 1},
		{Key: "position", Heading: ""},
	}}
	add := func(stream int, name string) {
		f := insight.FunnelOf(q.Prepared, stream, true)
		of := f.Of(q.Practice.At)
		if of == nil || of.Count == 0 {
			return
		}
		rate := func(r float64) Cell { return Cell{Text: oneDecimal(r), Value: r} }
		cells := []Cell{{Text: words.Count(of.Count), Value: of.Count}, rate(of.Rate), None("–"), None("–"), None("too few to say")}
		if f.Why == "" {
			cells = append(cells[:2], rate(of.Limits.Lower95), rate(of.Limits.Upper95), Cell{Text: of.Position.Short(), Value: of.Position.Words()})
		}
		s.row(0, name, cells...)
		s.Rows[len(s.Rows)-1].At = stream
	}
	for i := range q.Year.Referrals {
		add(i, q.Year.Referrals[i].Name)
	}
	add(insight.AllStreams, "all together")
	if n := len(s.Rows); n > 0 {
		s.Rows[n-1].Total = true
	}
	return s
}

// ownCare is what the practice's referrals of a year lead to, at tariff, by specialty.
func ownCare(card *insight.PracticeCard) Sheet {
	s := Sheet{Columns: []Column{
		{Key: "specialty", Heading: "WHAT ITS REFERRALS OF A YEAR LEAD TO"},
		{Key: "referrals", Heading: "referrals", Kind: Number},
		{Key: "at_tariff", Heading: "at tariff, £", Kind: Pounds},
	}}
	if len(card.Care) == 0 {
		return Sheet{}
	}
	for _, c := range card.Care {
		name := c.Specialty
		if name == "" {
			name = "no specialty named"
		}
		s.row(0, name, Count(c.Referrals, 1), Amount(c.Cost).figure("practice.care."+insight.SpecialtyKey(c.Specialty)))
	}
	s.total("in all", Count(card.Referrals, 1), Amount(card.AllCare))
	s.Notes = Said(0, "If nothing changes, and whenever it comes. Emergencies come without a referral, and are not in it.")
	return s
}

// ownData is the card for programs.
func ownData(q *Question, pr *model.Projection, card *insight.PracticeCard, care *Sheet) Object {
	own := insight.ResultOf(pr, q.Practice.At)
	notSent := 0.0
	for i := range own.Streams {
		notSent += own.Streams[i].NotSent
	}
	o := Object{{"practice", q.Practice.ID}, {"share_by_list", card.ListShare}, {"referrals", card.Referrals}, {"care", care}, {"care_in_all", card.AllCare}}
	if card.NoList == "" {
		o = append(o, Field{"over_by_list", card.ByList})
	}
	if q.Document == nil {
		return o
	}
	saving, alone := Object{}, Object{}
	all := ownAlone(q)
	for _, t := range model.ShownTerms(pr.Proposed) {
		saving = append(saving, Field{t.Key(), own.Saving[t]})
		if all != nil {
			alone = append(alone, Field{t.Key(), all.Terms[t].Saving})
		}
	}
	o = append(o, Field{"not_sent", notSent}, Field{"saving", saving}, Field{"lands_after_year_end", own.LandsAfterYearEnd})
	if all != nil {
		o = append(o, Field{"saving_if_nobody_else_changed_anything", alone})
	}
	return o
}
