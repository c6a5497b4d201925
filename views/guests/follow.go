package guests

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"time"
)

// follow tells a browser of each change, for as long as it listens.
func (s *Server) follow(w http.ResponseWriter, r *http.Request) {
	id, _ := s.known(r)
	g := &s.guests
	g.mu.Lock()
	in := g.find(id)
	asks, most := in, s.limits.Streams
	if in == nil { // it has chosen no table yet
		asks, most = &g.strangers, Most
	}
	if asks.streams >= most || in != nil && !g.mayAsk(in) {
		g.mu.Unlock()
		w.WriteHeader(http.StatusNoContent) // the browser asks no more by itself; the page does
		return
	}
	asks.streams++
	g.turned++
	g.mu.Unlock()
	if in == nil {
		s.look()
	}
	defer func() {
		g.mu.Lock()
		asks.streams--
		g.turned++
		g.mu.Unlock()
	}()
	rc := http.NewResponseController(w)
	rc.SetReadDeadline(time.Now().Add(s.limits.Life + s.limits.Write)) // nothing is read; the server's own would end it
	w.Header().Set("Content-Type", "text/event-stream")
	say := func(event []byte) bool {
		rc.SetWriteDeadline(time.Now().Add(s.limits.Write))
		if _, err := w.Write(event); err != nil {
			return false
		}
		return rc.Flush() == nil
	}
	if !say([]byte("retry: 500\n\n")) {
		return
	}
	beat, life := time.NewTicker(s.limits.Beat), time.NewTimer(s.limits.Life)
	defer beat.Stop()
	defer life.Stop()
	wall, forms := -1, ""
	for {
		shown := s.shown.Load()
		var event []byte
		if shown.wall != wall {
			wall, event = shown.wall, append(event, shown.asEvent()...)
		}
		g.mu.Lock()
		now := formsOf(in, shown)
		g.mu.Unlock()
		if now != forms {
			forms, event = now, append(event, "event: forms\ndata: "+now+"\n\n"...)
		}
		if len(event) > 0 && !say(event) || shown.Ended {
			return
		}
		select {
		case <-shown.next:
		case <-beat.C:
			if !say([]byte("event: beat\ndata: .\n\n")) {
				return
			}
		case <-life.C:
			return
		case <-r.Context().Done():
			return
		}
	}
}

// asEvent is the wall as an event, which is made once for all who follow.
func (p *published) asEvent() []byte {
	p.render.Do(func() {
		var wall bytes.Buffer
		if pages().ExecuteTemplate(&wall, "wall", p.Snapshot) != nil {
			return
		}
		text, err := json.Marshal(wall.String())
		if err == nil {
			p.event = slices.Concat([]byte("event: wall\ndata: "), text, []byte("\n\n"))
		}
	})
	return p.event
}
