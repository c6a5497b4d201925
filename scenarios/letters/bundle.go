package letters

import (
	"reflect"

	"fewer/model"
	"fewer/scenarios/file"
)

// Own is a bundle with names as one practice itself may read it on its own page: all go by
// letters, and figures are exact, so that they are those of the program. It is not to be
// written as a file that opens: its list sizes tell who is meant.
func Own(named file.Document) *file.Document {
	own := HideOthers(named.Bundled, &named)
	own.Bundled, own.Names = HideNames(named.Bundled).Year(), file.NamesHidden
	return &own
}

// Bundle puts the year into the document, so that one file opens by itself.
// With hideNames, practices go by letters everywhere, list sizes are rounded to
// the thousand, what their rates were found to be stands in place of the rates, and
// their names are taken out of what people wrote; the warnings say where something
// may still tell who is meant. The fingerprint of the year
// is stated as it was, with that of the lettered year beside it, and the file says
// whether names are in it.
func Bundle(doc file.Document, y *model.Year, hideNames bool) (file.Document, []string) {
	doc = doc.Clone().ToHandOn()
	doc = doc.WithoutPlaces()
	doc.CopyOf, doc.Names, doc.Bundled = "", file.NamesShown, y
	if _, are := ownLetters(y); are {
		doc.Names = file.NamesHidden // as they were received
	}
	if !hideNames {
		return doc, nil
	}
	h := NewHiding(y)
	doc.Names, doc.Bundled = file.NamesHidden, h.year(y)
	doc.Year.Lettered = file.Fingerprint(doc.Bundled)
	bundled := doc.Bundled
	doc.Bundled = nil // its ids are hidden already
	h.hide(reflect.ValueOf(&doc).Elem(), "", true)
	doc.Bundled = bundled
	h.hideWritten(reflect.ValueOf(bundled).Elem())
	h.look(reflect.ValueOf(&doc).Elem(), "")
	return doc, h.warnings
}
