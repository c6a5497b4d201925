package guests

import (
	"errors"
	"net"
	"slices"
	"strings"
	"time"
)

// Port is the one that is tried first.
const Port = 8010

// Interface is a way of this computer into a network.
type Interface struct {
	Name     string
	Up       bool
	Loopback bool
	ToOne    bool // a line to one other computer, such as a tunnel
	IPs      []net.IP
}

// interfaces lists this computer's.
func interfaces() (all []Interface) {
	found, err := net.Interfaces()
	if err != nil {
		return nil
	}
	for _, f := range found {
		i := Interface{Name: f.Name, Up: f.Flags&net.FlagUp != 0 && f.Flags&net.FlagRunning != 0, Loopback: f.Flags&net.FlagLoopback != 0, ToOne: f.Flags&net.FlagPointToPoint != 0}
		addrs, _ := f.Addrs()
		for _, a := range addrs {
			if n, ok := a.(*net.IPNet); ok {
				i.IPs = append(i.IPs, n.IP)
			}
		}
		all = append(all, i)
	}
	return all
}

// candidate is an address at which guests may be let in.
type candidate struct {
	IP   net.IP
	Name string // of the interface
}

// candidates lists the addresses that phones in the room may reach, the likeliest
// first: those of a wireless network, then of a cable, then of what is no network of
// the room, such as a tunnel or machines inside this one.
func candidates(all []Interface) (found []candidate) {
	rank := map[string]int{}
	for _, i := range all {
		if !i.Up || i.Loopback {
			continue
		}
		for _, ip := range i.IPs {
			if ip.IsLinkLocalUnicast() || ip.IsLoopback() || ip.IsMulticast() || ip.IsUnspecified() {
				continue
			}
			r := likely(i)
			if ip.To4() == nil {
				r += 10 // phones take it, but nobody types it
			}
			rank[ip.String()] = r
			found = append(found, candidate{ip, i.Name})
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return rank[a.IP.String()] - rank[b.IP.String()] })
	return found
}

// likely is lower the likelier an interface is to be the room's network.
func likely(i Interface) int {
	name := strings.ToLower(i.Name)
	begins := func(all ...string) bool {
		return slices.ContainsFunc(all, func(p string) bool { return strings.HasPrefix(name, p) })
	}
	switch {
	case i.ToOne || begins("tun", "tap", "wg", "utun", "ppp", "tailscale", "zt", "ipsec", "nordlynx", "proton") || strings.Contains(name, "vpn"):
		return 4
	case begins("docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "vethernet", "lxc", "lxd", "podman", "cni", "flannel", "bridge"):
		return 3
	case begins("wl", "wi-fi", "wifi", "wlan", "ath", "airport") || name == "en0":
		return 0
	case begins("eth", "en", "ethernet", "lan"):
		return 1
	}
	return 2
}

// Named reads the address that somebody names: "192.168.1.5", "[fe80::1]:8010",
// "localhost".
func Named(text string) (ip net.IP, port int, err error) {
	host, p := text, ""
	if h, after, cut := cutPort(text); cut {
		host, p = h, after
	}
	host = strings.Trim(host, "[]")
	if strings.EqualFold(host, "localhost") {
		host = "127.0.0.1"
	}
	if ip = net.ParseIP(host); ip == nil {
		return nil, 0, errors.New(`"` + written(text, mostName) + `" is no address of a computer, such as 192.168.1.5 or 192.168.1.5:8010`)
	}
	if ip.IsUnspecified() || ip.IsMulticast() {
		return nil, 0, errors.New("one address of this computer is needed, so that it can be said who may reach it: not " + ip.String())
	}
	if p == "" {
		return ip, Port, nil
	}
	n, err := net.LookupPort("tcp", p)
	if err != nil || n < 1 {
		return nil, 0, errors.New(`"` + written(p, mostName) + `" is no port; leave it out, or type one such as 8010`)
	}
	return ip, n, nil
}

func cutPort(text string) (host, port string, ok bool) {
	host, port, err := net.SplitHostPort(text)
	return host, port, err == nil
}

// Find asks for the address of the room's network, whichever it is.
const Find = "find"

// Start lets guests in as somebody asks: at the address that is named or, with Find, at
// the likeliest of the room's network; where there is none, only on this computer. said
// is what to tell about it.
func Start(where string, o Options) (s *Server, said string, err error) {
	ip, port, on := net.IPv4(127, 0, 0, 1), Port, ""
	if where != Find {
		if ip, port, err = Named(where); err != nil {
			return nil, "", err
		}
	} else if all := candidates(interfaces()); len(all) > 0 {
		ip, on = all[0].IP, " ("+all[0].Name+")"
	}
	if s, err = New(o); err != nil {
		return nil, "", err
	}
	if err = s.Listen(ip, port); err != nil {
		return nil, "", err
	}
	if ip.IsLoopback() {
		return s, "Guests: only this computer can open their page, " + s.At().String() + "; & shows the code and other addresses", nil
	}
	return s, "Guests can join at " + s.At().String() + on + ": & shows the code. A firewall may ask; on an open network what is sent can be read", nil
}

// Trouble says what keeps guests away, for the facilitator; "" where nothing is known
// to.
func (s *Server) Trouble() string {
	s.at.Lock()
	defer s.at.Unlock()
	return s.trouble
}

// watch looks now and then whether the address is still this computer's, and whether
// anybody comes.
func (s *Server) watch() {
	look := time.NewTicker(s.limits.Look)
	defer look.Stop()
	for began := time.Now(); ; {
		select {
		case <-s.closing:
			return
		case <-look.C:
			s.setTrouble(s.lookFor(interfaces(), time.Since(began)))
		}
	}
}

// lookFor is what keeps guests away, by the interfaces that this computer has now and
// how long they could come.
func (s *Server) lookFor(now []Interface, since time.Duration) string {
	at := s.At()
	if at == nil {
		return ""
	}
	here := slices.ContainsFunc(now, func(i Interface) bool {
		return i.Up && slices.ContainsFunc(i.IPs, func(ip net.IP) bool { return ip.Equal(at.IP) })
	})
	s.guests.mu.Lock()
	came := s.guests.came
	s.guests.mu.Unlock()
	switch {
	case !here && !at.IP.IsLoopback():
		return "This computer has no longer the address " + at.IP.String() + ", so no phone reaches it."
	case !came && since > s.limits.Alone && !at.IP.IsLoopback():
		return "No phone has opened the page yet. Many guest networks keep phones apart from other computers, and a firewall may stand in the way: try another network, or a phone's own hotspot."
	}
	return ""
}

func (s *Server) setTrouble(says string) {
	s.at.Lock()
	same := s.trouble == says
	s.trouble = says
	s.at.Unlock()
	if same {
		return
	}
	s.look()
}

// look has the room look at who is there and what keeps guests away.
func (s *Server) look() {
	select {
	case s.facts <- Fact{Kind: Troubled}:
	default:
	}
}
