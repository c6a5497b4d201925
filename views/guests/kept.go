package guests

import (
	"maps"
	"slices"
)

// Kept is what a server keeps for the next start of the same meeting, after the program
// or the computer was stopped in the middle: then guests come back to their tables by
// themselves, and nobody else can take a table whose guess is not shown yet.
type Kept struct {
	Code     string
	Key      []byte
	Port     int
	Guests   []keptGuest
	Practice map[string]string `json:",omitempty"` // by table
}

// keptGuest is a guest that has chosen a table. What it has written is the meeting's.
type keptGuest struct {
	ID     string // a hash of the one in its cookie
	Number int
	Name   string `json:",omitempty"`
	Table  string
	Place  place
}

// keep is what there is to keep; nil where nobody has come yet.
func (s *Server) keep() *Kept {
	at, secret := s.At(), s.secret.Load()
	s.guests.mu.Lock()
	defer s.guests.mu.Unlock()
	k := &Kept{Code: secret.code, Key: secret.key, Practice: maps.Clone(s.guests.practice)}
	if at != nil {
		k.Port = at.Port
	}
	for _, o := range s.guests.byID {
		if o.table != "" {
			k.Guests = append(k.Guests, keptGuest{o.id, o.number, o.name, o.table, o.place})
		}
	}
	if len(k.Guests) == 0 {
		return nil
	}
	slices.SortFunc(k.Guests, func(a, b keptGuest) int { return a.Number - b.Number })
	return k
}

// resume goes on with the meeting that was kept: with its code, at its port where that
// can be had, and with its guests. Whoever came since the start has to scan the code again.
func (s *Server) resume(k *Kept) {
	if k == nil || len(k.Code) != len(s.code()) || len(k.Key) < codeBytes || len(k.Guests) > Most {
		return
	}
	if at := s.At(); at != nil && k.Port > 0 && at.Port != k.Port {
		_ = s.Listen(at.IP, k.Port) // where that fails it goes on where it listens, and the code is to be scanned again
	}
	s.secret.Store(&secret{k.Code, k.Key})
	g := &s.guests
	g.mu.Lock()
	g.byID, g.numbers, g.came = map[string]*guest{}, 0, true
	for _, o := range k.Guests {
		g.numbers = o.Number - 1
		in := g.add(o.ID)
		in.name, in.table, in.place = o.Name, o.Table, o.Place
	}
	if k.Practice != nil {
		g.practice = k.Practice
	}
	g.turned++
	g.mu.Unlock()
	s.wake()
}
