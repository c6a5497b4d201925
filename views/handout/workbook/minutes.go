package workbook

import (
	"strings"

	"fewer/model"
	"fewer/views/answers"
	"fewer/views/handout"
	"fewer/views/handout/workbook/cells"
)

// Minutes writes the minutes of a meeting as a workbook of one sheet, which nothing in it
// recalculates: they are what was said and shown.
func Minutes(s *handout.Source) ([]byte, error) {
	minutes := handout.Minutes(s)
	book := cells.New(minutes.Head[0].Text)
	sheet := book.Add("Minutes")
	sheet.Widths, sheet.Landscape = []float64{44, 36, 20, 18, 26, 30, 30, 16, 16}, true
	row := 0
	say := func(said []answers.Sentence, style cells.Style) {
		for _, line := range said {
			sheet.Say(row, 0, strings.Repeat("  ", line.Indent)+line.Text, style)
			row++
		}
	}
	say(minutes.Head[:1], cells.Heading)
	say(minutes.Head[1:], cells.Normal)
	for i := range minutes.Sheets {
		of := &minutes.Sheets[i]
		row++
		say(answers.Said(0, of.Title), cells.Strong)
		say(of.Sentences, cells.Normal)
		if len(of.Rows) > 0 {
			row = table(sheet, row, of)
		}
		say(of.Notes, cells.Normal)
	}
	book.Calculate()
	return book.Bytes()
}

// table writes a table from a row on, and gives the row after it.
func table(sheet *cells.Sheet, row int, of *answers.Sheet) int {
	for i := range of.Columns {
		sheet.Say(row, i, of.Columns[i].Name(), cells.Head)
	}
	for _, r := range of.Rows {
		row++
		for i, c := range r.Cells {
			if amount, isMoney := c.Value.(model.Money); isMoney {
				sheet.Put(row, i, amount.Float(), cells.Money)
			} else {
				sheet.Say(row, i, c.Text, cells.Wrapped)
			}
		}
	}
	return row + 1
}
