package scenarios

import (
	"reflect"
	"testing"

	"fewer/model"
)

// fill sets every field of a value to something, so that a field added later is
// seen by the tests that follow every field.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() { // where a document was read is not part of it
				fill(v.Field(i), n)
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), n)
		fill(v.Index(1), n)
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i), n)
		}
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fill(key, n)
		fill(value, n)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.String:
		v.SetString("text " + string(rune('a'+*n%26)))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(*n))
	case reflect.Float64:
		v.SetFloat(float64(*n) + 0.25)
	default:
		panic("a kind of field that is new here: " + v.Kind().String())
	}
}

func fullDocument() Document {
	var d Document
	n := 0
	fill(reflect.ValueOf(&d).Elem(), &n)
	return d
}

// memory gives the address of every list, map and pointer in a value.
func memory(v reflect.Value, path string, found map[uintptr]string) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			memory(v.Field(i), path+"."+v.Type().Field(i).Name, found)
		}
	case reflect.Slice:
		found[v.Pointer()] = path
		for i := range v.Len() {
			memory(v.Index(i), path+"[]", found)
		}
	case reflect.Map:
		found[v.Pointer()] = path
	case reflect.Pointer:
		found[v.Pointer()] = path
		memory(v.Elem(), path, found)
	}
}

func TestACloneSharesNothing(t *testing.T) {
	d := fullDocument()
	c := d.Clone()
	mustEqual(t, "clone", c, d)
	d.Bundled, c.Bundled = nil, nil
	mine, theirs := map[uintptr]string{}, map[uintptr]string{}
	memory(reflect.ValueOf(d), "Document", mine)
	memory(reflect.ValueOf(c), "Document", theirs)
	for address, path := range theirs {
		if _, shared := mine[address]; shared && address != 0 {
			t.Errorf("%s is shared with the original", path)
		}
	}
	if len(mine) < 8 {
		t.Fatalf("only %d lists and maps found", len(mine))
	}
}

func TestSameWork(t *testing.T) {
	d := fullDocument()
	if !sameWork(d, d.Clone()) {
		t.Fatal("a clone differs")
	}
	if !sameWork(Document{}, Document{Scenario: model.Scenario{Changes: []model.Change{}}}) {
		t.Fatal("no changes differ from none")
	}
	for name, change := range map[string]func(*Document){
		"note":     func(d *Document) { d.Scenario.Changes[1].Note += "!" },
		"practice": func(d *Document) { d.Scenario.Changes[0].Practices[1] += "!" },
		"terms":    func(d *Document) { d.Scenario.Proposals[1].Contract[0].Floor.Amount++ },
		"red line": func(d *Document) { d.RedLines = d.RedLines[:1] },
		"name":     func(d *Document) { d.Scenario.Name = "" },
	} {
		other := d.Clone()
		change(&other)
		if sameWork(d, other) {
			t.Errorf("another %s is taken for the same", name)
		}
	}
	other := d.Clone()
	other.Result, other.Bundled = nil, nil
	if !sameWork(d, other) {
		t.Error("the result is taken for work")
	}
}
