package formats

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"html"
	"image"
	_ "image/png" // what a page on paper is looked at as
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/samples"
	"fewer/views/handout"
)

var inBrowser = flag.Bool("browser", false, "look at pages in Chromium, where it is installed")

// chromium runs the browser on a page, and gives what it writes.
func chromium(t *testing.T, args ...string) []byte {
	t.Helper()
	profile, err := os.MkdirTemp("", "fewer-browser") // not t.TempDir: its other processes may write into it for a moment after its end
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(profile)
	var out, errs bytes.Buffer
	cmd := exec.Command(browser(t), append([]string{
		"--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND",
		"--user-data-dir=" + profile,
	}, args...)...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("the browser: %v\n%s", err, errs.String())
	}
	return out.Bytes()
}

func browser(t *testing.T) string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("no Chromium is installed: pages are not looked at in a browser")
	return ""
}

// measure is added to a copy of a page: it tells the page around it what runs over the
// edge, what was asked of elsewhere, and what is said.
const measure = `<script>
addEventListener("load", () => {
  const over = [], wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > wide) over.push("the page is " + document.documentElement.scrollWidth + " wide");
  for (const e of document.querySelectorAll("main *:not(.heard):not(thead):not(thead *)")) {
    const r = e.getBoundingClientRect();
    if (r.width > 0 && (r.right > wide + 1 || r.left < -1)) over.push(e.tagName + " " + (e.textContent || "").slice(0, 40));
  }
  for (const s of document.querySelectorAll("svg")) {
    const b = s.viewBox.baseVal;
    for (const t of s.querySelectorAll("text")) {
      const r = t.getBBox();
      if (r.x < -1 || r.x + r.width > b.width + 1 || r.y + r.height > b.height + 3) over.push("in a picture: " + t.textContent + " at " + [r.x, r.y, r.width, r.height, b.width, b.height]);
    }
  }
  parent.postMessage({wide, over, asked: performance.getEntriesByType("resource").map(e => e.name), said: document.body.innerText}, "*");
});
</script></body>`

// seen is what a page looks like at a width.
type seen struct {
	Wide        int
	Over, Asked []string
	Said        string
}

// look opens a page at widths, each in a frame of its own.
func look(t *testing.T, page []byte, widths ...int) (all []seen) {
	t.Helper()
	dir := t.TempDir()
	copied := filepath.Join(dir, "page.html")
	around := `<!DOCTYPE html><meta charset="utf-8"><body><pre id="told"></pre><script>
const told = []; addEventListener("message", e => { told.push(e.data); document.getElementById("told").textContent = JSON.stringify(told); });
</script>`
	for _, w := range widths {
		around += fmt.Sprintf(`<iframe src="page.html" width="%d" height="900" style="border:0"></iframe>`, w)
	}
	for path, content := range map[string]string{copied: strings.Replace(string(page), "</body>", measure, 1), filepath.Join(dir, "around.html"): around} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	dom := chromium(t, "--virtual-time-budget=8000", "--window-size=1400,900", "--dump-dom", "file://"+filepath.Join(dir, "around.html"))
	told := regexp.MustCompile(`(?s)<pre id="told">(.*?)</pre>`).FindSubmatch(dom)
	if told == nil {
		t.Fatalf("the browser shows\n%s", dom)
	}
	if err := json.Unmarshal([]byte(html.UnescapeString(string(told[1]))), &all); err != nil || len(all) != len(widths) {
		t.Fatalf("%v: %d of %d widths were looked at\n%s", err, len(all), len(widths), told[1])
	}
	return all
}

// In a browser nothing runs over the edge of a wide or a narrow window, nothing is asked
// of elsewhere, and the figures are those of `project --json`; on paper it is two sheets,
// black on white whatever theme is preferred.
func TestPagesInABrowser(t *testing.T) {
	if !*inBrowser {
		t.Skip("pages are looked at in a browser with -browser")
	}
	for _, b := range samples.All() {
		p, _ := passed(t, b, false)
		strange, _ := passed(t, b, false)
		y := *strange.Bundle.Bundled
		y.Referrals = append([]model.ReferralStream(nil), y.Referrals...)
		y.Referrals[0].Name, y.Referrals[1].Name, y.Referrals[2].Name = strings.Repeat("Averylongname", 24), "أنف وأذن", "ENT 👍 <b>"
		strange.Bundle.Bundled = &y
		files, others := written(t, p), written(t, strange)
		pages := map[string][]byte{"strange": others["room.html"]}
		if b == samples.Northshire {
			pages["contents"] = files["zip/contents.html"]
			for _, reader := range []string{"room", "board", "practice", "minutes"} {
				pages[reader] = files[reader+".html"]
			}
		}
		for name, page := range pages {
			for _, s := range look(t, page, 1280, 390, 320) {
				if len(s.Over) > 0 {
					t.Errorf("%s, %s at %d: over the edge: %q", b.Key, name, s.Wide, s.Over)
				}
				if len(s.Asked) > 0 {
					t.Errorf("%s, %s asks for %q", b.Key, name, s.Asked)
				}
				contracted := p.figures().Projection.Terms[model.AsContracted]
				for _, figure := range []string{contracted.Scenario.Deficit.OverToThePenny(), strings.TrimPrefix(contracted.Saving.Pence(), "£")} {
					if (name == "room" || name == "board") && !strings.Contains(s.Said, figure) {
						t.Errorf("%s, %s at %d does not show %s", b.Key, name, s.Wide, figure)
					}
				}
			}
		}
		for _, reader := range []string{"room", "board"} {
			printed(t, b.Key+", "+reader, files[reader+".html"])
		}
		if b == samples.Northshire {
			long, y := passed(t, b, false)
			for i := range y.Referrals {
				c := model.NewChange(model.Target{Referrals: y.Referrals[i].ID}, model.Size{Amount: -float64(i%12 + 1)})
				c.Costs, c.Note = model.Costs{Once: 2000}, "agreed around the market for this winter, as long as the clinic has room"
				long.Bundle.Scenario.Changes = append(long.Bundle.Scenario.Changes, c)
			}
			for _, long.Reader = range handout.ReaderNames() {
				page, err := All[0].Bytes(long)
				if err != nil {
					t.Fatal(err)
				}
				printed(t, "many changes, "+long.Reader, page)
			}
		}
	}
}

// printed prints a page in the dark, and looks at the paper.
func printed(t *testing.T, name string, page []byte) {
	t.Helper()
	dir := t.TempDir()
	source, paper := filepath.Join(dir, "page.html"), filepath.Join(dir, "page.pdf")
	if err := os.WriteFile(source, page, 0o600); err != nil {
		t.Fatal(err)
	}
	chromium(t, "--blink-settings=preferredColorScheme=0", "--no-pdf-header-footer", "--print-to-pdf="+paper, "file://"+source)
	content, err := os.ReadFile(paper)
	if err != nil {
		t.Fatal(err)
	}
	if sheets := regexp.MustCompile(`/Count (\d+)`).FindSubmatch(content); sheets == nil || string(sheets[1]) != "2" {
		t.Errorf("%s: on paper it has %s sheets, not 2", name, sheets)
	}
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		t.Log("pdftoppm is not installed: the paper is not looked at")
		return
	}
	if out, err := exec.Command("pdftoppm", "-r", "60", "-png", "-f", "1", "-l", "1", paper, filepath.Join(dir, "sheet")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	sheets, _ := filepath.Glob(filepath.Join(dir, "sheet*.png"))
	if len(sheets) == 0 {
		t.Fatal("there is no picture of the sheet")
	}
	f, err := os.Open(sheets[0])
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	drawn, _, err := image.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	white, dark := 0, 0
	for y := range drawn.Bounds().Dy() {
		for x := range drawn.Bounds().Dx() {
			switch r, g, b, _ := drawn.At(x, y).RGBA(); {
			case min(r, g, b) > 0xf000:
				white++
			case max(r, g, b) < 0x6000:
				dark++
			}
		}
	}
	if all := drawn.Bounds().Dx() * drawn.Bounds().Dy(); white < all*3/4 || dark == 0 {
		t.Errorf("%s: of %s dots %d are white and %d dark", name, strconv.Itoa(all), white, dark)
	}
}
