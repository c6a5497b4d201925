package intake

import (
	"fewer/model"
	"fewer/scenarios/codes"
	"fewer/scenarios/gather"
)

// there is the year file that is there, by what is looked up in it for each line and each
// stream that is made.
type there struct {
	lines                map[string]*model.Line                  // by id
	like                 map[likeness][]string                   // ids of lines, in order
	streams              map[string]*model.ReferralStream        // by id
	streamsOf            map[gather.Stream]*model.ReferralStream // by the provider's id
	providers, practices namesThere
}

// likeness is by what a line that goes by another id is known: a name where it has no
// activity.
type likeness struct {
	provider, name string
	pod            model.PointOfDelivery
	specialty      codes.Specialty
}

// thereIn is what is looked up in a year; nothing where it is nil.
func thereIn(y *model.Year) *there {
	t := &there{
		lines: map[string]*model.Line{}, like: map[likeness][]string{},
		streams: map[string]*model.ReferralStream{}, streamsOf: map[gather.Stream]*model.ReferralStream{},
		providers: namesThere{}, practices: namesThere{},
	}
	if y == nil {
		return t
	}
	for i := range y.Lines {
		l := &y.Lines[i]
		t.lines[l.ID] = l
		of := likeness{provider: l.Provider, name: l.Name}
		if !l.WithoutActivity {
			of = likeness{provider: l.Provider, pod: l.POD, specialty: codes.SpecialtyOf(l.Specialty)}
		}
		if !byTariff(l) {
			t.like[of] = append(t.like[of], l.ID)
		}
	}
	for i := range y.Referrals {
		s := &y.Referrals[i]
		t.streams[s.ID] = s
		t.streamsOf[gather.Stream{Provider: s.Provider, Specialty: codes.SpecialtyOf(s.Specialty).Name}] = s
	}
	for i, p := range y.Providers {
		t.providers.add(i, p.ID, p.Code, p.Name)
		t.providers.addUncoded(i, p.Code, p.Name)
	}
	for i, p := range y.Practices {
		t.practices.add(i, p.ID, p.Code, p.Code)
		t.practices.addUncoded(i, p.Code, p.Name)
	}
	return t
}

// namesThere are places in a list, and one more, by id, by code and by name; of two of one
// name the last.
type namesThere map[[2]string]int

func (n namesThere) add(place int, id, code, name string) {
	n[[2]string{"id", id}], n[[2]string{"code", code}], n[[2]string{"name", name}] = place+1, place+1, place+1
}

// addUncoded adds what was written without a code, or under its name for one: files that have
// codes know it by its name, unless another has the same.
func (n namesThere) addUncoded(place int, code, name string) {
	key := [2]string{"without a code", codes.PlainName(name)}
	switch _, another := n[key]; {
	case key[1] == "" || code != "" && codes.PlainName(code) != key[1]:
	case another:
		n[key] = 0
	default:
		n[key] = place + 1
	}
}

// findNamed is find, or the place of what has no code and goes by a name; -1 for nothing.
func (n namesThere) findNamed(code, name string) int {
	if i := n.find(code); i >= 0 {
		return i
	}
	return n[[2]string{"without a code", codes.PlainName(name)}] - 1
}

// find is the place of what goes by a code, as its code, its name or what an id is made of;
// -1 for nothing.
func (n namesThere) find(code string) int {
	return max(n[[2]string{"id", codes.Slug(code)}], n[[2]string{"code", code}], n[[2]string{"name", code}]) - 1
}
