package print

import (
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/modeltest"
	"fewer/scenarios/file"
	"fewer/views/answers"
)

// hostile is an answer whose names would be formulas, tags, tables or commands.
func hostile() *answers.Answer {
	name := func(level int, total bool, cells ...answers.Cell) answers.Row {
		return answers.Row{Level: level, Total: total, Cells: cells}
	}
	return &answers.Answer{
		Head: answers.Said(0, "A <b>year</b>"),
		Sheets: []answers.Sheet{{
			Title:     "What | it says",
			Sentences: answers.Said(2, "*Each* row."),
			Columns: []answers.Column{
				{Key: "name", Heading: "NAME"},
				{Heading: "bar", Kind: answers.Picture},
				{Key: "saved", Heading: "saved by\n31 March", Kind: answers.Saving},
				{Key: "not_sent", Heading: "re-\nferrals", Kind: answers.Number},
				{Key: "hidden", Hidden: true},
			},
			Rows: []answers.Row{
				name(0, false, answers.Text(`=HYPERLINK("http://x")`), answers.Text("██"), answers.Amount(-500), answers.Count(1.25, 1), answers.Data("@SUM(A1)")),
				name(1, false, answers.Text("+1, \x1b[31mred\r\n<i>"), answers.None(""), answers.Amount(123450), answers.Count(-2, 0), answers.Data(nil)),
				name(0, true, answers.Text("-all"), answers.None(""), answers.Amount(122950), answers.None("–"), answers.Data(true)),
			},
		}, {Title: "SAID ONLY"}},
	}
}

func written(t *testing.T, write func(*strings.Builder) error) string {
	t.Helper()
	var b strings.Builder
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A spreadsheet takes no name for a formula; an amount below zero stays a number.
func TestCSVIsFiguresAndNeverFormulas(t *testing.T) {
	got := written(t, func(b *strings.Builder) error { return CSV(b, hostile()) })
	want := "name,saved,not_sent,hidden\r\n" +
		`"'=HYPERLINK(""http://x"")",-5.00,1.25,'@SUM(A1)` + "\r\n" +
		`"'=HYPERLINK(""http://x""): +1, �[31mred� <i>",1234.50,-2,` + "\r\n" +
		"'-all,1229.50,,true\r\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A change has one name in all tables of a list for a spreadsheet.
func TestCSVNumbersChangesAlike(t *testing.T) {
	a, b := model.Target{Referrals: "a"}, model.Target{Referrals: "b"}
	fewer := model.Size{Kind: model.Percent, Amount: -10}
	doc := file.Document{Scenario: model.Scenario{Changes: []model.Change{{Target: a, Size: fewer}, {Target: b, Size: fewer, Costs: model.Costs{Once: 300}}}}}
	q := answers.NewQuestion(model.Prepare(modeltest.PlainYear(model.Schedule{Form: model.CostPerCase}, model.Schedule{Form: model.CostPerCase})), &doc, model.AsContracted)
	got := written(t, func(b *strings.Builder) error {
		return CSV(b, &answers.Answer{Sheets: []answers.Sheet{answers.InvestmentSheet(q, false)}})
	})
	if !strings.Contains(got, "\r\nchange 2,Referrals to B,") {
		t.Errorf("the second change is called otherwise:\n%s", got)
	}
}

func TestTextKeepsToItsWidth(t *testing.T) {
	got := written(t, func(b *strings.Builder) error { return Text(b, hostile(), 44) })
	want := `A <b>year</b>

What | it says
*Each* row.

                           saved by      re-
NAME                  bar  31 March  ferrals
=HYPERLINK("http://…   ██     −5.00      1.2
  +1, �[31mred� <i>        1,234.50       −2
                      ───  ────────  ───────
-all                       1,229.50        –

SAID ONLY
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestPagesShowWhatIsTypedAsText(t *testing.T) {
	page := written(t, func(b *strings.Builder) error { return HTML(b, hostile()) })
	for _, want := range []string{
		"<h1>A &lt;b&gt;year&lt;/b&gt;</h1>", `scope="col" class="f">saved by 31 March</th>`, `scope="col" class="f">referrals</th>`,
		`class="f" data-of="saved by 31 March">−5.00</td>`, `scope="row">=HYPERLINK(&#34;http://x&#34;)</th>`, `class="total"><th role="rowheader" scope="row">-all</th>`, "&lt;i&gt;",
		`<caption class="heard">What | it says</caption>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q:\n%s", want, page)
		}
	}
	if strings.Contains(page, ">hidden<") || strings.Contains(page, "\x1b") {
		t.Errorf("the page shows what is not for it:\n%s", page)
	}
	text := written(t, func(b *strings.Builder) error { return Markdown(b, hostile()) })
	for _, want := range []string{
		"# A \\<b\\>year\\</b\\>\n", "## What \\| it says\n", "| NAME | bar | saved by 31 March | referrals |\n| --- | --- | ---: | ---: |\n",
		"| **-all** |  | **1,229.50** | **–** |\n", "## SAID ONLY\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q:\n%s", want, text)
		}
	}
}
