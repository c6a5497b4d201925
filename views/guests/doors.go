package guests

import (
	"context"
	"net"
	"sync"
	"time"
)

// doors lets so many connections in. Where all are taken, the one that has waited
// longest without showing the code of the meeting has to go: so whoever only holds
// connections keeps nobody out.
type doors struct {
	net.Listener
	most int

	mu   sync.Mutex
	open map[*door]struct{}
}

// door is one connection.
type door struct {
	net.Conn
	of     *doors
	since  time.Time
	proven bool // whether it has shown the code; guarded by doors.mu
}

func newDoors(l net.Listener, most int) *doors {
	return &doors{Listener: l, most: most, open: map[*door]struct{}{}}
}

// Accept takes the next connection that there is room for.
func (d *doors) Accept() (net.Conn, error) {
	for {
		c, err := d.Listener.Accept()
		if err != nil {
			return nil, err
		}
		if in, ok := d.enter(c); ok {
			return in, nil
		}
		c.Close()
	}
}

func (d *doors) enter(c net.Conn) (net.Conn, bool) {
	in := &door{Conn: c, of: d, since: time.Now()}
	d.mu.Lock()
	var out *door
	if len(d.open) >= d.most {
		for o := range d.open {
			if !o.proven && (out == nil || o.since.Before(out.since)) {
				out = o
			}
		}
		if out == nil {
			d.mu.Unlock()
			return nil, false
		}
		delete(d.open, out)
	}
	d.open[in] = struct{}{}
	d.mu.Unlock()
	if out != nil {
		out.Conn.Close()
	}
	return in, true
}

// Close closes the connection and makes room.
func (c *door) Close() error {
	c.of.mu.Lock()
	delete(c.of.open, c)
	c.of.mu.Unlock()
	return c.Conn.Close()
}

type doorKey struct{}

// remember lets a handler know its connection.
func (d *doors) remember(ctx context.Context, c net.Conn) context.Context {
	return context.WithValue(ctx, doorKey{}, c)
}

// proven notes that who is behind a request has shown the code.
func proven(ctx context.Context) {
	if c, ok := ctx.Value(doorKey{}).(*door); ok {
		c.of.mu.Lock()
		c.proven = true
		c.of.mu.Unlock()
	}
}
