package cells

import (
	"fmt"
	"strings"
)

// Style is how a cell looks.
type Style uint8

// The styles.
const (
	Normal      Style = iota
	Heading           // a sheet's title
	Head              // over a column
	Strong            // a text that stands out
	Quiet             // a note
	Wrapped           // a text over several lines
	Money             // pounds and pence
	MoneyTotal        // below a line
	Count             // with a decimal
	Exact             // as many decimals as there are
	Whole             // without decimals
	Share             // a proportion, as a percentage
	Typed             // a percentage that may be typed
	Checked           // workbook less program
	MoneyStrong       // pounds and pence that stand out
	styleCount
)

// look is what a style is made of.
type look struct {
	font, fill, border, format int
	wrap, right, open          bool
}

var looks = [styleCount]look{
	Normal:      {},
	Heading:     {font: 1},
	Head:        {font: 2, fill: 2, border: 1, wrap: true},
	Strong:      {font: 2},
	Quiet:       {font: 3, wrap: true},
	Wrapped:     {wrap: true},
	Money:       {format: 164},
	MoneyTotal:  {font: 2, format: 164, border: 2},
	Count:       {format: 165},
	Exact:       {},
	Whole:       {format: 3},
	Share:       {format: 166},
	Typed:       {font: 2, fill: 3, border: 3, format: 167, open: true},
	Checked:     {font: 2, format: 164, border: 3, right: true},
	MoneyStrong: {font: 2, format: 164},
}

// stylesXML is the part that says how cells look.
func stylesXML() string {
	var b strings.Builder
	b.WriteString(`<styleSheet xmlns="` + spreadsheetML + `"><numFmts count="4">` +
		`<numFmt numFmtId="164" formatCode="#,##0.00;\-#,##0.00"/><numFmt numFmtId="165" formatCode="#,##0.0;\-#,##0.0"/>` +
		`<numFmt numFmtId="166" formatCode="0.00%"/><numFmt numFmtId="167" formatCode="0.0##&quot;%&quot;;\-0.0##&quot;%&quot;"/></numFmts>`)
	font := func(size, extra string) string {
		return "<font>" + extra + `<sz val="` + size + `"/><name val="Calibri"/><family val="2"/></font>`
	}
	b.WriteString(`<fonts count="4">` + font("11", "") + font("16", "<b/>") + font("11", "<b/>") + font("10", "<i/>") + `</fonts>`)
	solid := func(colour string) string {
		return `<fill><patternFill patternType="solid"><fgColor rgb="FF` + colour + `"/><bgColor indexed="64"/></patternFill></fill>`
	}
	b.WriteString(`<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
		solid("E7EDF3") + solid("FFF4C2") + `</fills>`)
	b.WriteString(`<borders count="4"><border><left/><right/><top/><bottom/><diagonal/></border>` +
		`<border><left/><right/><top/><bottom style="thin"><color auto="1"/></bottom><diagonal/></border>` +
		`<border><left/><right/><top style="thin"><color auto="1"/></top><bottom/><diagonal/></border>` +
		`<border><left style="thin"><color auto="1"/></left><right style="thin"><color auto="1"/></right><top style="thin"><color auto="1"/></top><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders>`)
	b.WriteString(`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`)
	fmt.Fprintf(&b, `<cellXfs count="%d">`, len(looks))
	for _, l := range looks {
		fmt.Fprintf(&b, `<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="%d" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment`, l.format, l.font, l.fill, l.border)
		if l.right {
			b.WriteString(` horizontal="right"`)
		}
		b.WriteString(` vertical="top"`)
		if l.wrap {
			b.WriteString(` wrapText="1"`)
		}
		b.WriteString(`/></xf>`)
	}
	b.WriteString(`</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>` +
		`<dxfs count="0"/><tableStyles count="0"/></styleSheet>`)
	return b.String()
}
