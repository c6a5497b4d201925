package guests

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// inBrowser asks for the tests in a real browser; .ci/run does.
var (
	inBrowser = flag.Bool("browser", false, "use the page in headless Chromium, 390 pixels wide")
	shots     = flag.String("shots", "", "leave pictures of the page in this folder")
)

// chromium is a browser that is told what to do through a pipe.
type chromium struct {
	t   *testing.T
	to  *os.File
	out *bufio.Reader
	n   int
}

// startChromium starts it, or skips the test in words.
func startChromium(t *testing.T) *chromium {
	t.Helper()
	if !*inBrowser {
		t.Skip("go test ./views/guests -browser uses the page in Chromium")
	}
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("there is no Chromium here, so the page was used in no browser")
	}
	toRead, to, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	from, fromWrite, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	profile, err := os.MkdirTemp("", "fewer-browser") // not t.TempDir: its other processes write into it for a moment after its end
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe", "--user-data-dir="+profile, "about:blank")
	cmd.ExtraFiles = []*os.File{toRead, fromWrite}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	toRead.Close()
	fromWrite.Close()
	c := &chromium{t: t, to: to, out: bufio.NewReaderSize(from, 1<<20)}
	t.Cleanup(func() {
		to.Close()
		cmd.Process.Kill()
		cmd.Wait()
		from.Close()
		for range 50 {
			if os.RemoveAll(profile) == nil {
				break
			}
			time.Sleep(100 * time.Millisecond)
		}
	})
	return c
}

// call has it do one thing, in a tab or, with "", by itself.
func (c *chromium) call(tab, method string, params map[string]any) map[string]any {
	c.t.Helper()
	c.n++
	message := map[string]any{"id": c.n, "method": method, "params": params}
	if tab != "" {
		message["sessionId"] = tab
	}
	text, err := json.Marshal(message)
	if err != nil {
		c.t.Fatal(err)
	}
	if _, err := c.to.Write(append(text, 0)); err != nil {
		c.t.Fatal(err)
	}
	for {
		answer, err := c.out.ReadBytes(0)
		if err != nil {
			c.t.Fatal("the browser has gone: ", err)
		}
		var m struct {
			ID     int
			Result map[string]any
			Error  *struct{ Message string }
		}
		if json.Unmarshal(answer[:len(answer)-1], &m) != nil || m.ID != c.n {
			continue // an event
		}
		if m.Error != nil {
			c.t.Fatalf("%s: %s", method, m.Error.Message)
		}
		return m.Result
	}
}

// tab is one page in a browser.
type tab struct {
	*chromium
	id string
}

// browser is one with cookies of its own: another phone.
func (c *chromium) browser() string {
	return c.call("", "Target.createBrowserContext", nil)["browserContextId"].(string)
}

// open opens a tab of a phone's size.
func (c *chromium) open(browser, address string) *tab {
	c.t.Helper()
	target := c.call("", "Target.createTarget", map[string]any{"url": "about:blank", "browserContextId": browser})["targetId"]
	id := c.call("", "Target.attachToTarget", map[string]any{"targetId": target, "flatten": true})["sessionId"].(string)
	b := &tab{c, id}
	c.call(id, "Emulation.setDeviceMetricsOverride", map[string]any{"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true})
	c.call(id, "Page.enable", nil)
	c.call(id, "Network.enable", nil)
	c.call(id, "Page.navigate", map[string]any{"url": address})
	b.until("document.readyState === 'complete' && !!document.getElementById('wall')")
	return b
}

// is evaluates something in the page.
func (b *tab) is(expression string) any {
	b.t.Helper()
	r := b.call(b.id, "Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true, "awaitPromise": true})
	if r["exceptionDetails"] != nil {
		return nil // between two pages
	}
	return r["result"].(map[string]any)["value"]
}

// until waits until something holds.
func (b *tab) until(expression string) {
	b.t.Helper()
	for deadline := time.Now().Add(15 * time.Second); b.is(expression) != true; time.Sleep(30 * time.Millisecond) {
		if time.Now().After(deadline) {
			b.shot("failed")
			b.t.Fatalf("%s never holds; the page says\n%v", expression, b.is("document.body.innerText"))
		}
	}
}

// says waits until the page says something.
func (b *tab) says(text string) {
	b.t.Helper()
	b.until(fmt.Sprintf("document.body.innerText.includes(%q)", text))
}

// send fills a form's fields in and presses its button.
func (b *tab) send(form, button string, fields ...string) {
	b.t.Helper()
	fill := "f => {"
	for i := 0; i < len(fields); i += 2 {
		fill += fmt.Sprintf("f.querySelector(%q).value = %q;", fields[i], fields[i+1])
	}
	found := b.is(fmt.Sprintf("(() => { const f = [...document.querySelectorAll('form')].find(f => f.getAttribute('action').endsWith(%q) && f.querySelector(%q)); if (!f) return false; (%s})(f); window.sent = true; f.querySelector(%q).click(); return true })()", form, button, fill, button))
	if found != true {
		b.t.Fatalf("there is no form %s with %s: %v", form, button, b.is("document.body.innerText"))
	}
	b.until("window.sent !== true && document.readyState === 'complete' && !!document.getElementById('wall')") // the page that follows
}

// fits fails where the page is wider than the phone.
func (b *tab) fits() {
	b.t.Helper()
	if w := b.is("document.documentElement.scrollWidth"); w.(float64) > 390 {
		b.t.Errorf("the page is %v pixels wide", w)
	}
}

// shot leaves a picture.
func (b *tab) shot(name string) {
	if *shots == "" {
		return
	}
	picture := b.call(b.id, "Page.captureScreenshot", map[string]any{"captureBeyondViewport": true})["data"].(string)
	if bytes, err := base64.StdEncoding.DecodeString(picture); err == nil {
		os.WriteFile(filepath.Join(*shots, name+".png"), bytes, 0o600)
	}
}

// offline cuts the network of a tab, or mends it.
func (b *tab) offline(cut bool) {
	b.call(b.id, "Network.emulateNetworkConditions", map[string]any{"offline": cut, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1})
}

func TestThePageInABrowser(t *testing.T) {
	c := startChromium(t)
	h := open(t, quick())
	h.ask("1")
	one := c.browser()
	north := c.open(one, h.Address())
	north.fits()
	north.shot("1-tables")
	// The tables get their names while the page is open: it shows them, and keeps what is typed.
	north.is(`document.getElementById("name").value = "Ann"`)
	h.show(func(snap *Snapshot) { snap.Tables = tables("North", "South", "East", "West") })
	north.until(`!!document.querySelector('button[value="West"]') && document.getElementById("name").value === "Ann"`)
	north.send("join", `button[value="North"]`)
	north.says("What will it save by 31 March?")
	north.send("guess", "button", "#pounds", "40k")
	north.says("Written down: £40,000 saved")
	north.call(north.id, "Page.reload", nil)
	north.says("Written down: £40,000 saved")
	north.shot("2-guess")
	north.fits()

	second := c.open(one, h.Address()) // a second tab is the same guest
	second.says("Written down: £40,000 saved")
	other := c.open(c.browser(), h.Address()) // another phone waits
	other.send("join", `button[value="North"]`)
	other.says("Another phone is at North already")
	c.call(north.id, "Page.bringToFront", nil)
	north.says("Another phone wants to join North")
	north.send("let-in", "button")
	c.call(other.id, "Page.bringToFront", nil)
	other.says("An idea or a concern")

	c.call(north.id, "Page.bringToFront", nil)
	h.seal() // and the page follows by itself
	north.says("The guesses are sealed.")
	north.says("Yours is in: £40,000 saved")
	s := northshire(t)
	h.show(func(snap *Snapshot) {
		snap.Guess, snap.OwnShut, snap.Own = nil, "", NewPlan(s.Year(), s.Document(), "")
		snap.Votes = []Ballot{{"d1", "Advice line before an ENT referral"}}
		snap.Wall.Title, snap.Wall.Says[0].Text = "The contract we have", "£0 saved as contracted"
	})
	north.says("£0 saved as contracted")
	north.until(`!!document.getElementById("row") && !!document.querySelector('button[value="for"]')`)
	row := h.snap.Own.Rows[0].Key
	north.send(h.code()+"/", "button", "#row", row, "#size", "15")
	north.says("Send as our wish")
	trial := h.snap.Own.try(row, "15", "")
	for _, end := range trial.Ends {
		north.says(end.With)
	}
	north.fits()
	north.shot("3-own")
	north.send("wish", "button")
	north.says("Written down.") // by the room of these tests
	north.send("idea", "button", "#text", "Telephone advice")
	north.send("vote", `button[value="for"]`)
	north.until(`!!document.querySelector('button[value="for"][aria-pressed="true"]')`)
	north.shot("4-vote")

	// A look that fails is made again.
	north.is("window.was = window.fetch; window.fetch = () => Promise.reject(1)")
	h.show(func(snap *Snapshot) { snap.Votes = []Ballot{{"d2", "Another"}} })
	time.Sleep(300 * time.Millisecond)
	north.is("window.fetch = window.was")
	north.says("Another")

	// What is half written stays when the page changes around it.
	north.is(`document.getElementById("text").value = "half writ"`)
	h.show(func(snap *Snapshot) { snap.Votes = nil })
	north.says("Something here has changed: show it")
	if v := north.is(`document.getElementById("text").value`); v != "half writ" {
		t.Errorf("what was half written is %v", v)
	}
	north.is(`document.getElementById("text").value = ""`)

	north.offline(true)
	north.is("window.dispatchEvent(new Event('offline'))")
	h.show(func(snap *Snapshot) { snap.Wall.Title = "Decide" })
	north.is("fetch('follow').catch(() => 0)")
	h.server().CloseClientConnections()
	north.says("No connection to the wall just now")
	north.shot("5-cut")
	north.offline(false)
	north.says("Decide")
	north.until(`!document.getElementById("line").innerText.includes("No connection")`)

	// Row 40: a phone that was put away for a while shows the present step when it is
	// taken out again, and what was half written.
	north.is(`document.getElementById("text").value = "half writ"`)
	put := func(away bool) {
		north.is(fmt.Sprintf("window.away = %v; Object.defineProperty(document, 'hidden', {get: () => window.away, configurable: true}); document.dispatchEvent(new Event('visibilitychange'))", away))
	}
	put(true)
	h.server().CloseClientConnections()
	for _, title := range []string{"one", "two", "Read back"} {
		h.show(func(snap *Snapshot) { snap.Wall.Title = title })
	}
	time.Sleep(1500 * time.Millisecond)
	if said := north.is("document.body.innerText").(string); strings.Contains(said, "Read back") {
		t.Error("a page out of sight follows")
	}
	put(false)
	north.says("Read back")
	north.until(`document.getElementById("text").value === "half writ"`)
	north.is(`document.getElementById("text").value = ""`)

	// Row 41: the program is killed and started again; the phone comes back by itself, to
	// its table.
	kept := h.keep()
	h.listens.server.Close()
	north.says("No connection to the wall just now")
	// Before it is said that it goes on, another code stands there, and the phone waits;
	// so it does where it was told that its code is no more.
	again := open(t, quick())
	at := h.At()
	if err := again.Listen(at.IP, at.Port); err != nil || again.At().Port != at.Port {
		t.Fatal("the port is not to be had: ", err)
	}
	again.show(func(snap *Snapshot) { snap.Coming = true })
	north.says("The wall is coming back")
	again.show(func(snap *Snapshot) { snap.Coming = false })
	north.says("This is not the address of the present meeting")
	again.resume(kept)
	if again.At().Port != h.At().Port || again.code() != h.code() {
		t.Fatalf("it goes on at %s, not at %s", again.Address(), h.Address())
	}
	again.ask("2")
	again.show(func(snap *Snapshot) { snap.Wall.Title = "On again" })
	north.says("On again")
	north.until(`!!document.getElementById("pounds")`)
	north.send("guess", "button", "#pounds", "50k")
	north.says("Written down: £50,000 saved")
	if f := again.heard(Guessed); len(f) != 1 || f[0].Table != "North" {
		t.Errorf("the guess came as %+v", f)
	}
	h = again

	north.call(north.id, "Emulation.setEmulatedMedia", map[string]any{"features": []map[string]any{{"name": "prefers-color-scheme", "value": "dark"}}})
	north.shot("6-dark")
	{ // every field has its label, every button its words
		if n := north.is(`[...document.querySelectorAll("input:not([type=hidden]), select, textarea")].filter(f => !f.labels.length).length + [...document.querySelectorAll("button, a")].filter(f => !f.innerText.trim() && f.offsetParent).length`); n != 0.0 {
			t.Errorf("%v fields without a label, or buttons without words", n)
		}
	}
	h.Close()
	north.says("The meeting has ended.")
	if texts := north.is("document.body.innerText").(string); strings.Contains(texts, "Written down: ") {
		t.Error("forms stay after the end")
	}
}
