package workbook

import (
	"strings"

	"fewer/model"
	"fewer/views/answers"
	"fewer/views/handout"
	"fewer/views/handout/workbook/cells"
)

// headingHeight is how high the heading's row is, in points.
const headingHeight = 24

// widestSentence is the last column over which a sentence is written.
const widestSentence = 4

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
			text := strings.Repeat("  ", line.Indent) + line.Text
			if style == cells.Normal {
				sheet.Spread(row, 0, widestSentence, text)
			} else {
				sheet.Say(row, 0, text, style)
			}
			row++
		}
	}
	say(minutes.Head[:1], cells.Heading)
	sheet.Height(0, headingHeight)
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
		sheet.HeightFor(row, i, of.Columns[i].Name())
	}
	for _, r := range of.Rows {
		row++
		for i, c := range r.Cells {
			if amount, isMoney := c.Value.(model.Money); isMoney {
				sheet.Put(row, i, amount.Float(), cells.Money)
			} else {
				sheet.Say(row, i, c.Text, cells.Wrapped)
				sheet.HeightFor(row, i, c.Text)
			}
		}
	}
	return row + 1
}
