package file

import (
	"reflect"
	"testing"

	"fewer/model"
	"fewer/scenarios/scenariotest"
)

func fullDocument() Document {
	var d Document
	n := 0
	scenariotest.Fill(reflect.ValueOf(&d).Elem(), &n)
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
	scenariotest.Equal(t, "clone", c, d)
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
	if !SameWork(d, d.Clone()) {
		t.Fatal("a clone differs")
	}
	if !SameWork(Document{}, Document{Scenario: model.Scenario{Changes: []model.Change{}}}) {
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
		if SameWork(d, other) {
			t.Errorf("another %s is taken for the same", name)
		}
	}
	other := d.Clone()
	other.Result, other.Bundled = nil, nil
	if !SameWork(d, other) {
		t.Error("the result is taken for work")
	}
}
