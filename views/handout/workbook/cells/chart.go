package cells

import (
	"fmt"
	"strings"
)

// Chart is a picture that a spreadsheet draws from cells.
type Chart struct {
	Row, Col, Width, Height int // the cells that it covers
	Title, Says             string
	Bars, Apart             bool // bars, stacked or side by side; else lines
	Across                  Span // what stands along the foot
	Series                  []Series
}

// Series is one line or one part of the bars.
type Series struct {
	Name   string
	Of     Span
	Colour string // as six hexadecimal digits, "" for none: a bar that only lifts the next
	Dashed bool
}

// Span is the cells of a column of a sheet or, with ToCol, of more columns.
type Span struct {
	Sheet         *Sheet
	From, To, Col int
	ToCol         int // the last column; 0 for Col alone
}

func (s Span) formula() string {
	return s.Sheet.quoted() + "!" + Fixed(s.From, s.Col) + ":" + Fixed(s.To, max(s.Col, s.ToCol))
}

func chartName(sheet, i int) string { return fmt.Sprintf("xl/charts/chart%d_%d.xml", sheet+1, i+1) }

// chartParts are the parts that a sheet's charts take.
func chartParts(sheet int, s *Sheet) []part {
	if len(s.Charts) == 0 {
		return nil
	}
	var drawing strings.Builder
	drawing.WriteString(`<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">`)
	var list []relation
	var parts []part
	for i := range s.Charts {
		c := &s.Charts[i]
		fmt.Fprintf(&drawing, `<xdr:twoCellAnchor><xdr:from><xdr:col>%d</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>%d</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>`,
			c.Col, c.Row, c.Col+c.Width, c.Row+c.Height)
		fmt.Fprintf(&drawing, `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="%d" name="Chart %d" descr="%s"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>`,
			i+2, i+1, escaped(c.Says))
		fmt.Fprintf(&drawing, `<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="%s" r:id="rId%d"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`,
			relationships, i+1)
		list = append(list, relation{"chart", "../" + strings.TrimPrefix(chartName(sheet, i), "xl/")})
		parts = append(parts, part{chartName(sheet, i), []byte(c.xml())})
	}
	drawing.WriteString(`</xdr:wsDr>`)
	return append(parts,
		part{fmt.Sprintf("xl/drawings/drawing%d.xml", sheet+1), []byte(drawing.String())},
		part{fmt.Sprintf("xl/drawings/_rels/drawing%d.xml.rels", sheet+1), []byte(relations(list...))},
		part{fmt.Sprintf("xl/worksheets/_rels/sheet%d.xml.rels", sheet+1), []byte(relations(relation{"drawing", fmt.Sprintf("../drawings/drawing%d.xml", sheet+1)}))})
}

func (c *Chart) xml() string {
	var b strings.Builder
	b.WriteString(`<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="` + relationships + `"><c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r><a:rPr lang="en-GB" sz="1200" b="1"/><a:t>` + escaped(c.Title) + `</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>`)
	kind, grouping, overlap := "lineChart", "stacked", "100"
	if c.Apart {
		grouping, overlap = "clustered", "0"
	}
	if c.Bars {
		kind = "barChart"
		b.WriteString(`<c:barChart><c:barDir val="col"/><c:grouping val="` + grouping + `"/><c:varyColors val="0"/>`)
	} else {
		b.WriteString(`<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>`)
	}
	for i := range c.Series {
		c.series(&b, i)
	}
	if c.Bars {
		b.WriteString(`<c:gapWidth val="40"/><c:overlap val="` + overlap + `"/>`)
	} else {
		b.WriteString(`<c:marker val="1"/>`)
	}
	b.WriteString(`<c:axId val="1"/><c:axId val="2"/></c:` + kind + `>` +
		`<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>` +
		`<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx></c:plotArea>`)
	b.WriteString(`<c:legend><c:legendPos val="b"/>`)
	for i, s := range c.Series {
		if s.Colour == "" {
			fmt.Fprintf(&b, `<c:legendEntry><c:idx val="%d"/><c:delete val="1"/></c:legendEntry>`, i)
		}
	}
	b.WriteString(`<c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`)
	return b.String()
}

func (c *Chart) series(b *strings.Builder, i int) {
	s := c.Series[i]
	fmt.Fprintf(b, `<c:ser><c:idx val="%d"/><c:order val="%d"/><c:tx><c:v>%s</c:v></c:tx>`, i, i, escaped(s.Name))
	fill := `<a:noFill/>`
	if s.Colour != "" {
		fill = `<a:solidFill><a:srgbClr val="` + s.Colour + `"/></a:solidFill>`
	}
	if c.Bars {
		b.WriteString(`<c:spPr>` + fill + `</c:spPr><c:invertIfNegative val="0"/>`)
	} else {
		dash := ""
		if s.Dashed {
			dash = `<a:prstDash val="dash"/>`
		}
		b.WriteString(`<c:spPr><a:ln w="28575" cap="rnd">` + fill + dash + `<a:round/></a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>`)
	}
	fmt.Fprintf(b, `<c:cat><c:strRef><c:f>%s</c:f>%s</c:strRef></c:cat>`, escaped(c.Across.formula()), c.Across.cached(true))
	fmt.Fprintf(b, `<c:val><c:numRef><c:f>%s</c:f>%s</c:numRef></c:val>`, escaped(s.Of.formula()), s.Of.cached(false))
	if !c.Bars {
		b.WriteString(`<c:smooth val="0"/>`)
	}
	b.WriteString(`</c:ser>`)
}

// cached is what the cells hold, for those who show a chart without reckoning.
func (s Span) cached(texts bool) string {
	var b strings.Builder
	kind := "numCache"
	if texts {
		kind = "strCache"
	}
	b.WriteString(`<c:` + kind + `>`)
	if !texts {
		b.WriteString(`<c:formatCode>General</c:formatCode>`)
	}
	across := max(s.Col, s.ToCol) - s.Col + 1
	fmt.Fprintf(&b, `<c:ptCount val="%d"/>`, (s.To-s.From+1)*across)
	for i := range (s.To - s.From + 1) * across {
		c := s.Sheet.at(s.From+i/across, s.Col+i%across)
		if c == nil || c.Kind == Empty {
			continue
		}
		says := c.Text
		if c.Kind == Number {
			says = shortest(c.Number)
		}
		fmt.Fprintf(&b, `<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, i, escaped(says))
	}
	b.WriteString(`</c:` + kind + `>`)
	return b.String()
}
