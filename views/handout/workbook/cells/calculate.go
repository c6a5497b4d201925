package cells

import (
	"strconv"
	"strings"
)

// Calculate works out every formula. A formula that can't be worked out leaves a
// fault in its cell, which Fault finds.
func (b *Book) Calculate() {
	for _, s := range b.Sheets {
		for r := range s.rows {
			for c := range s.rows[r] {
				s.rows[r][c].state = waiting
			}
		}
	}
	sheets := b.byName()
	for _, s := range b.Sheets {
		for r := range s.rows {
			for c := range s.rows[r] {
				b.settle(sheets, s, &s.rows[r][c])
			}
		}
	}
}

func (b *Book) byName() map[string]*Sheet {
	sheets := map[string]*Sheet{}
	for _, s := range b.Sheets {
		sheets[s.Name] = s
	}
	return sheets
}

// Guard lets every figure of a calculated book that follows what is typed stand only while
// a cell is 1, and else say why none stands. What that cell is made of stands, and so do
// texts and the cells that answer yes or no; so does a formula that says it already.
func (b *Book) Guard(s *Sheet, row, col int, otherwise string) {
	sheets, open := b.byName(), map[*Cell]bool{}
	var made func(s *Sheet, c *Cell)
	made = func(s *Sheet, c *Cell) {
		if open[c] || c.Formula == "" {
			return
		}
		open[c] = true
		f := formula{book: b, sheets: sheets, on: s, text: c.Formula, reads: made}
		f.whole()
	}
	made(s, s.Cell(row, col))
	for _, sheet := range b.Sheets {
		for r := range sheet.rows {
			for i := range sheet.rows[r] {
				c := &sheet.rows[r][i]
				if !c.follows || open[c] || c.Style == Normal || c.Style == Whole || strings.HasSuffix(c.Formula, unless(otherwise)) {
					continue
				}
				c.Formula = While(s, row, col, c.Formula, otherwise)
			}
		}
	}
}

// While is a formula that stands while a cell is 1, and else says why it doesn't.
func While(s *Sheet, row, col int, formula, otherwise string) string {
	return "IF(" + s.Of(row, col) + "=1," + formula + unless(otherwise)
}

func unless(otherwise string) string { return ",\"" + otherwise + "\")" }

// Value is a cell of the book by a defined name, nil where there is none.
func (b *Book) Value(defined string) *Cell {
	s, row, col := b.Place(defined)
	if s == nil {
		return nil
	}
	return s.Cell(row, col)
}

// settle works out one cell.
func (b *Book) settle(sheets map[string]*Sheet, s *Sheet, c *Cell) {
	if c.Formula == "" || c.state == done {
		return
	}
	if c.state == busy {
		c.Kind, c.Text = Fault, "#REF!"
		return
	}
	c.state = busy
	f := formula{book: b, sheets: sheets, on: s, text: c.Formula}
	v := f.whole()
	c.Kind, c.Number, c.Text, c.state, c.follows = v.kind, v.number, v.text, done, f.follows
	if v.kind == Empty {
		c.Kind = Number
	}
}

// value is what a part of a formula comes to.
type value struct {
	kind   Kind
	number float64
	text   string
	list   []value // of a range
}

func number(n float64) value { return value{kind: Number, number: n} }

func truth(t bool) value {
	if t {
		return value{kind: Truth, number: 1}
	}
	return value{kind: Truth}
}

func fault(text string) value { return value{kind: Fault, text: text} }

// formula is a formula that is read from left to right and worked out as it is read.
type formula struct {
	book   *Book
	sheets map[string]*Sheet
	on     *Sheet
	text   string
	at     int

	follows bool                    // a cell that is typed, or follows one, has been read
	reads   func(s *Sheet, c *Cell) // is told each cell that is read; nil where nobody asks
}

func (f *formula) whole() value {
	v := f.comparison()
	if f.at < len(f.text) {
		return fault("#NAME? at " + f.text[f.at:])
	}
	return v
}

func (f *formula) next(signs ...string) string {
	for f.at < len(f.text) && f.text[f.at] == ' ' {
		f.at++
	}
	for _, sign := range signs {
		if strings.HasPrefix(f.text[f.at:], sign) {
			f.at += len(sign)
			return sign
		}
	}
	return ""
}

func (f *formula) comparison() value {
	a := f.joined()
	for {
		sign := f.next("<>", "<=", ">=", "<", ">", "=")
		if sign == "" {
			return a
		}
		a = compare(sign, a, f.joined())
	}
}

func compare(sign string, a, b value) value {
	if a.kind == Fault {
		return a
	}
	if b.kind == Fault {
		return b
	}
	order := 0
	switch {
	case a.kind == Text || b.kind == Text:
		if a.kind != b.kind { // a text is above every number
			order = map[bool]int{true: 1, false: -1}[a.kind == Text]
		} else {
			order = strings.Compare(strings.ToUpper(a.text), strings.ToUpper(b.text))
		}
	case a.number < b.number:
		order = -1
	case a.number > b.number:
		order = 1
	}
	switch sign {
	case "=":
		return truth(order == 0)
	case "<>":
		return truth(order != 0)
	case "<":
		return truth(order < 0)
	case ">":
		return truth(order > 0)
	case "<=":
		return truth(order <= 0)
	}
	return truth(order >= 0)
}

func (f *formula) joined() value {
	a := f.sum()
	for f.next("&") != "" {
		b := f.sum()
		a = value{kind: Text, text: a.said() + b.said()}
	}
	return a
}

func (v value) said() string {
	if v.kind == Number {
		return strconv.FormatFloat(v.number, 'g', 15, 64)
	}
	return v.text
}

func (f *formula) sum() value {
	a := f.product()
	for {
		sign := f.next("+", "-")
		if sign == "" {
			return a
		}
		a = arithmetic(sign, a, f.product())
	}
}

func (f *formula) product() value {
	a := f.signed()
	for {
		sign := f.next("*", "/")
		if sign == "" {
			return a
		}
		a = arithmetic(sign, a, f.signed())
	}
}

func arithmetic(sign string, a, b value) value {
	for _, v := range []value{a, b} {
		switch v.kind {
		case Fault:
			return v
		case Text:
			return fault("#VALUE!")
		}
	}
	switch sign {
	case "+":
		return number(a.number + b.number)
	case "-":
		return number(a.number - b.number)
	case "*":
		return number(a.number * b.number)
	}
	if b.number == 0 {
		return fault("#DIV/0!")
	}
	return number(a.number / b.number)
}

func (f *formula) signed() value {
	if f.next("-") != "" {
		return arithmetic("-", number(0), f.signed())
	}
	return f.part()
}

func (f *formula) part() value {
	f.next()
	if f.at >= len(f.text) {
		return fault("#NAME?")
	}
	switch c := f.text[f.at]; {
	case c == '(':
		f.at++
		v := f.comparison()
		if f.next(")") == "" {
			return fault("#NAME?")
		}
		return v
	case c == '"':
		return f.quotedText()
	case c >= '0' && c <= '9' || c == '.':
		return f.digits()
	case c == '\'':
		return f.elsewhere()
	}
	return f.word()
}

func (f *formula) quotedText() value {
	var b strings.Builder
	for f.at++; f.at < len(f.text); f.at++ {
		if f.text[f.at] == '"' {
			if f.at++; f.at >= len(f.text) || f.text[f.at] != '"' {
				return value{kind: Text, text: b.String()}
			}
		}
		b.WriteByte(f.text[f.at])
	}
	return fault("#NAME?")
}

func (f *formula) digits() value {
	from := f.at
	for f.at < len(f.text) && strings.IndexByte("0123456789.eE", f.text[f.at]) >= 0 {
		if f.at++; f.at < len(f.text) && (f.text[f.at-1]|0x20) == 'e' && strings.IndexByte("+-", f.text[f.at]) >= 0 {
			f.at++
		}
	}
	n, err := strconv.ParseFloat(f.text[from:f.at], 64)
	if err != nil {
		return fault("#NUM!")
	}
	return number(n)
}

// elsewhere reads a reference to another sheet.
func (f *formula) elsewhere() value {
	end := strings.Index(f.text[f.at:], "'!")
	if end < 0 {
		return fault("#REF!")
	}
	s := f.sheets[strings.ReplaceAll(f.text[f.at+1:f.at+end], "''", "'")]
	if s == nil {
		return fault("#REF!")
	}
	f.at += end + 2
	return f.cellsOf(s, f.letters())
}

func (f *formula) letters() string {
	from := f.at
	for f.at < len(f.text) {
		c := f.text[f.at]
		if c != '$' && c != '_' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') {
			break
		}
		f.at++
	}
	return f.text[from:f.at]
}

// word reads a function, a cell or a defined name.
func (f *formula) word() value {
	word := f.letters()
	switch {
	case word == "":
		return fault("#NAME?")
	case f.next("(") != "":
		return f.call(word)
	case word == "TRUE" || word == "FALSE":
		return truth(word == "TRUE")
	}
	if _, _, ok := place(word); ok {
		return f.cellsOf(f.on, word)
	}
	if i, ok := f.book.known[strings.ToUpper(word)]; ok {
		n := f.book.names[i]
		return f.cell(n.sheet, n.row, n.col)
	}
	return fault("#NAME?")
}

// cellsOf is a cell, or the cells of a range, of a sheet.
func (f *formula) cellsOf(s *Sheet, first string) value {
	row, col, ok := place(first)
	if !ok {
		return fault("#REF!")
	}
	if f.next(":") == "" {
		return f.cell(s, row, col)
	}
	toRow, toCol, ok := place(f.letters())
	if !ok {
		return fault("#REF!")
	}
	v := value{kind: Empty, list: make([]value, 0, (toRow-row+1)*(toCol-col+1))}
	for r := row; r <= toRow; r++ {
		for c := col; c <= toCol; c++ {
			v.list = append(v.list, f.cell(s, r, c))
		}
	}
	return v
}

func (f *formula) cell(s *Sheet, row, col int) value {
	c := s.at(row, col)
	if c == nil {
		return value{}
	}
	f.book.settle(f.sheets, s, c)
	f.follows = f.follows || c.follows || c.Style == Typed
	if f.reads != nil {
		f.reads(s, c)
	}
	return value{kind: c.Kind, number: c.Number, text: c.Text}
}

// place reads "E5" or "$E$5".
func place(text string) (row, col int, ok bool) {
	i := 0
	if i < len(text) && text[i] == '$' {
		i++
	}
	from := i
	for i < len(text) && text[i] >= 'A' && text[i] <= 'Z' {
		col = col*26 + int(text[i]-'A') + 1
		i++
	}
	if i == from || i-from > 3 {
		return 0, 0, false
	}
	if i < len(text) && text[i] == '$' {
		i++
	}
	row, err := strconv.Atoi(text[i:])
	return row - 1, col - 1, err == nil && row > 0
}

// Place is where a defined name is, nil where there is none.
func (b *Book) Place(defined string) (s *Sheet, row, col int) {
	i, ok := b.known[strings.ToUpper(defined)]
	if !ok {
		return nil, 0, 0
	}
	return b.names[i].sheet, b.names[i].row, b.names[i].col
}
