package workshop

import (
	"bufio"
	"fmt"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/guests"
)

// BenchmarkTwoHundredGuestsFollow measures, with 200 guests that follow, how soon each
// step of the wall is at each of them; how much longer a key takes on the wall than
// without guests, from the message to the frame, in the same run; and the memory of both
// ends together.
func BenchmarkTwoHundredGuestsFollow(b *testing.B) {
	plain := newDriver(b, testYear(), atTables(), "projector", 120, 40)
	plain.press("R")
	h := newHall(b, atTables(), "projector")
	h.resize(120, 40)
	h.press("R")
	came := make(chan time.Time, guests.Most)
	began := make(chan bool, guests.Most)
	for range guests.Most {
		p := h.phone("North")
		r, err := p.c.Get(h.server.Address())
		if err != nil {
			b.Fatal(err)
		}
		r.Body.Close()
		follow := &http.Client{Jar: p.c.Jar, Transport: p.c.Transport}
		stream, err := follow.Get(h.server.Address() + "follow")
		if err != nil || stream.StatusCode != http.StatusOK {
			b.Fatal(err, stream.Status)
		}
		b.Cleanup(func() { stream.Body.Close() })
		go func() {
			in := bufio.NewReader(stream.Body)
			for first := true; ; first = false {
				line, err := in.ReadString('\n')
				for err == nil && !strings.HasPrefix(line, "event: wall") {
					line, err = in.ReadString('\n')
				}
				if err != nil {
					return
				}
				if first {
					began <- true
				} else {
					came <- time.Now()
				}
			}
		}()
	}
	for range guests.Most {
		<-began
	}
	key := func(d *driver, k tea.KeyType) time.Duration {
		from := time.Now()
		d.app.Update(tea.KeyMsg{Type: k})
		d.app.View()
		return time.Since(from)
	}
	var late, with, without []time.Duration
	for b.Loop() {
		for range 5 {
			const k = tea.KeyPgDown
			without = append(without, key(plain, k))
			h.mu.Lock()
			from := time.Now()
			with = append(with, key(h.driver, k))
			time.Sleep(guestsPause)
			h.app.Update(guestsDue{})
			h.app.View()
			h.mu.Unlock()
			for range guests.Most {
				select {
				case at := <-came:
					late = append(late, at.Sub(from))
				case <-time.After(10 * time.Second):
					b.Fatal("a step did not come")
				}
			}
			with = append(with, key(h.driver, tea.KeyHome)) // while they are told
			without = append(without, key(plain, tea.KeyHome))
			h.mu.Lock()
			h.app.Update(guestsDue{})
			h.mu.Unlock()
			for drained := false; !drained; {
				select {
				case <-came:
				case <-time.After(300 * time.Millisecond):
					drained = true
				}
			}
		}
	}
	var memory runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&memory)
	slices.Sort(late)
	slices.Sort(with)
	slices.Sort(without)
	at := func(all []time.Duration, percent int) float64 {
		return float64(all[len(all)*percent/100].Microseconds()) / 1000
	}
	b.ReportMetric(at(late, 50), "ms-to-a-guest")
	b.ReportMetric(at(late, 95), "ms-to-a-guest-p95")
	b.ReportMetric(at(with, 50)/at(without, 50), "key-ratio")
	b.ReportMetric(at(with, 95)/at(without, 95), "key-ratio-p95")
	b.ReportMetric(float64(memory.HeapInuse+memory.StackInuse)/(1<<20), "MiB-in-use")
	if testing.Verbose() {
		fmt.Printf("a key with guests %.3f ms, without %.3f ms in the middle; %.1f MiB had from the system\n", at(with, 50), at(without, 50), float64(memory.Sys)/(1<<20))
	}
}
