package answers

import (
	"bytes"
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Object is what programs read under names that keep their order.
type Object []Field

// Field is a value with its name.
type Field struct {
	Name  string
	Value any
}

// with is the object with more fields.
func (o Object) with(fields ...Field) Object { return append(o[:len(o):len(o)], fields...) }

// MarshalJSON writes the object in its order.
func (o Object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	err := o.encode(&b)
	return b.Bytes(), err
}

func (o Object) encode(b *bytes.Buffer) error {
	b.WriteByte('{')
	for i, f := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := encode(b, f.Name); err != nil {
			return err
		}
		b.WriteByte(':')
		if err := encode(b, f.Value); err != nil {
			return err
		}
	}
	b.WriteByte('}')
	return nil
}

// sorted is the object in the order of its names.
func (o Object) sorted() Object {
	slices.SortStableFunc(o, func(a, b Field) int { return strings.Compare(a.Name, b.Name) })
	return o
}

// nested is the object with what stands under names with dots as objects within it.
// Fields of one object stand side by side.
func (o Object) nested() (whole Object) {
	for i := 0; i < len(o); {
		outer, _, dotted := strings.Cut(o[i].Name, ".")
		if !dotted {
			whole = append(whole, o[i])
			i++
			continue
		}
		var within Object
		for ; i < len(o); i++ {
			rest, same := strings.CutPrefix(o[i].Name, outer+".")
			if !same {
				break
			}
			within = append(within, Field{rest, o[i].Value})
		}
		whole = append(whole, Field{outer, within.nested()})
	}
	return whole
}

func encode(b *bytes.Buffer, value any) error {
	switch v := value.(type) {
	case Object:
		return v.encode(b)
	case float64:
		value = Decimal(v)
	}
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1) // the encoder's line end
	return nil
}

// Decimal is a number of units or referrals, a share, a rate. It is written to nine
// decimals, so that what a processor makes of the last binary digit does not show.
type Decimal float64

// String is the number as programs read it.
func (d Decimal) String() string {
	v := math.Round(float64(d)*1e9) / 1e9
	if v == 0 {
		v = 0 // no minus before nothing
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// MarshalJSON writes the number.
func (d Decimal) MarshalJSON() ([]byte, error) { return []byte(d.String()), nil }

// MarshalJSON writes the list of the rows.
func (s *Sheet) MarshalJSON() ([]byte, error) {
	list := make([]Object, len(s.Rows))
	for i := range s.Rows {
		list[i] = s.object(&s.Rows[i])
	}
	var b bytes.Buffer
	err := encode(&b, list)
	return b.Bytes(), err
}

// object is a row as programs read it.
func (s *Sheet) object(r *Row) Object {
	o := Object{}
	for i := range r.Cells {
		c := &s.Columns[i]
		if v := r.Cells[i].Value; c.Key != "" && !(c.Without && (v == nil || v == "")) {
			o = append(o, Field{c.Key, v})
		}
	}
	return o.nested()
}
