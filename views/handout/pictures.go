package handout

import (
	"fmt"
	"slices"
	"strings"

	"fewer/model"
	"fewer/model/explain"
	"fewer/model/insight"
	"fewer/model/seek"
	"fewer/scenarios/file"
	"fewer/views/charts"
	"fewer/views/drawing"
	"fewer/views/words"
)

// Wanted is which picture of a scenario is wanted: of what, and under which terms.
type Wanted struct {
	Picture string // the name of one of Pictures
	Terms   model.Terms
	Of      string // the id of a stream, a line or a provider; "" where none is meant
	Round   int    // which round of guesses, from 1 on; 0 for the last that was answered
	Exact   bool   // limits of practices for chance alone
}

// Picture is a picture that can be had of a scenario.
type Picture struct {
	Name, About string
	NeedsID     string // what has to be said of it besides; "" for nothing
	Draw        func(s *Source, w Wanted, width float64) (*drawing.Picture, error)
}

// Pictures are those that can be had: of the command, of the app and of the pages.
var Pictures = []Picture{
	{"bridge", "from doing nothing to the scenario, step by step; without one, from the budget to the year-end", "", drawBridge},
	{"budget", "from the budget to the year-end if nothing changes, step by step", "", drawFromBudget},
	{"to-date", "spending against budget, week by week, with its range", "", drawToDate},
	{"sweep", "what is paid for one stream or line, from fewer to more", "a stream or a line", drawSweep},
	{"weeks", "which weeks still count, and what waiting costs; of one stream or of all that is changed", "", drawWeeks},
	{"funnel", "practices by list and rate, with the limits of chance", "", drawFunnel},
	{"xmr", "one stream or line over time, with the limits of ordinary variation", "a stream or a line", drawXmR},
	{"answers", "what the tables guessed, and both answers", "", drawAnswers},
	{"contract", "what a contract pays for more and less work", "a provider, a stream or a line", drawContract},
}

// NoSuchID is the fault that a year has nothing of an id.
type NoSuchID struct{ What, ID string }

func (e *NoSuchID) Error() string {
	return fmt.Sprintf("the year has no %s “%s”", strings.TrimPrefix(e.What, "a "), e.ID)
}

// PictureNames are the names of the pictures.
func PictureNames() (names []string) {
	for _, p := range Pictures {
		names = append(names, p.Name)
	}
	return names
}

// Draw draws what is wanted, as it stands in a page. A picture that has no data says
// so; it is an error where it is not known what is meant.
func Draw(s *Source, w Wanted, width float64) (*drawing.Picture, error) {
	i := slices.IndexFunc(Pictures, func(p Picture) bool { return p.Name == w.Picture })
	if i < 0 {
		return nil, fmt.Errorf("there is no picture “%s”", w.Picture)
	}
	return Pictures[i].Draw(s, w, width)
}

// DrawAlone draws what is wanted as a file of its own, with what it is of.
func DrawAlone(s *Source, w Wanted) (*drawing.Picture, error) {
	p, err := Draw(s, w, charts.Wide)
	if err != nil {
		return nil, err
	}
	y := s.Prepared.Year()
	of := y.Title() + ", " + insight.HowFar(y)
	if name := s.Document.Scenario.Name; name != "" {
		of += " · " + name
	}
	return charts.ByItself(p, of+" · "+w.Terms.String()), nil
}

// year is what pictures of spending are of.
func (s *Source) year(t model.Terms) *charts.Year {
	y := &charts.Year{
		Year: s.Prepared.Year(), Projection: s.Projection, Terms: t,
		Changed: len(s.Document.Scenario.Changes)+len(s.Document.Scenario.Proposals) > 0,
	}
	reckon := s.spreads()
	y.Spread = s.Spreads[t]
	if !y.Spread.Scenario.Certain {
		fan := reckon.Fan(s.Projection, t, y.Spread)
		y.Fan = &fan
	}
	return y
}

// spreads reckons how sure the year-end is, where nobody has.
func (s *Source) spreads() *insight.Spreads {
	if s.reckon == nil {
		s.reckon = insight.NewSpreads(s.Prepared, insight.SpreadSeed)
	}
	if s.Spreads == nil {
		spreads := s.reckon.Of(s.Projection)
		s.Spreads = &spreads
	}
	return s.reckon
}

func drawBridge(s *Source, w Wanted, width float64) (*drawing.Picture, error) {
	if len(s.Document.Scenario.Changes)+len(s.Document.Scenario.Proposals) == 0 {
		return drawFromBudget(s, w, width)
	}
	b := explain.New(s.Prepared, &s.Document.Scenario).ScenarioBridge(w.Terms).AtMost(mostBars)
	title := "From doing nothing to this scenario, " + w.Terms.String()
	if w.Terms != model.AllCostPerCase {
		title += ". " + words.ByCaseFirst
	}
	return charts.Bridge(title, b, width), nil
}

// mostBars is how many bars a bridge on paper has at most.
const mostBars = 12

func drawFromBudget(s *Source, w Wanted, width float64) (*drawing.Picture, error) {
	b := explain.New(s.Prepared, &s.Document.Scenario).OutturnBridge(w.Terms).AtMost(mostBars)
	return charts.Bridge("From budget to 31 March, if nothing changes, "+w.Terms.String(), b, width), nil
}

func drawToDate(s *Source, w Wanted, width float64) (*drawing.Picture, error) {
	return charts.ToDate(s.year(w.Terms), width), nil
}

// target is the row that is meant.
func (s *Source) target(id string) (model.Target, error) {
	for _, t := range []model.Target{{Referrals: id}, {Line: id}} {
		if _, ok := seek.LeverFor(s.Prepared, t); ok {
			return t, nil
		}
	}
	return model.Target{}, &NoSuchID{"stream or line", id}
}

func drawSweep(s *Source, w Wanted, width float64) (*drawing.Picture, error) {
	t, err := s.target(w.Of)
	if err != nil {
		return nil, err
	}
	sweep, _ := seek.SweepOf(s.Prepared, &s.Document.Scenario, t, "")
	y := &charts.Year{Year: s.Prepared.Year(), Projection: s.Projection, Terms: w.Terms}
	return charts.Sweep(y, &sweep, width), nil
}

func drawWeeks(s *Source, w Wanted, width float64) (*drawing.Picture, error) {
	rows, of := []model.Target(nil), "All that is changed"
	if w.Of != "" {
		stream := s.Prepared.StreamAt(w.Of)
		if stream < 0 {
			return nil, &NoSuchID{"stream", w.Of}
		}
		rows, of = []model.Target{{Referrals: w.Of}}, s.Prepared.Year().Referrals[stream].Name
	}
	line, waiting := insight.TimelineOf(s.Projection, rows...), insight.WaitingOf(s.Projection, rows...)
	y := &charts.Year{Year: s.Prepared.Year(), Projection: s.Projection, Terms: w.Terms}
	return charts.Weeks(of, y, &line, waiting, words.Waiting(waiting, w.Terms), width), nil
}

func drawFunnel(s *Source, w Wanted, width float64) (*drawing.Picture, error) {
	y := s.Prepared.Year()
	stream, of := insight.AllStreams, words.AllReferrals
	if w.Of != "" {
		if stream = s.Prepared.StreamAt(w.Of); stream < 0 {
			return nil, &NoSuchID{"stream", w.Of}
		}
		of = y.Referrals[stream].Name
	}
	f := insight.FunnelOf(s.Prepared, stream, !w.Exact)
	return charts.Funnel("Practices side by side: "+of, f, func(practice int) string { return y.Practices[practice].Name }, width), nil
}

func drawXmR(s *Source, w Wanted, width float64) (*drawing.Picture, error) {
	y := s.Prepared.Year()
	if i := s.Prepared.StreamAt(w.Of); i >= 0 {
		return charts.XmR(y.Referrals[i].Name, insight.StreamXmR(s.Prepared, i), width), nil
	}
	if i := s.Prepared.LineAt(w.Of); i >= 0 {
		return charts.XmR(y.Lines[i].Name, insight.LineXmR(s.Prepared, i), width), nil
	}
	return nil, &NoSuchID{"stream or line", w.Of}
}

// answered are the rounds of guesses whose answers have been shown.
func (s *Source) answered() (all []*file.Round) {
	for i := range s.Document.Rounds {
		if r := &s.Document.Rounds[i]; r.Revealed == file.RevealContract {
			all = append(all, r)
		}
	}
	return all
}

func drawAnswers(s *Source, w Wanted, width float64) (*drawing.Picture, error) {
	all := s.answered()
	at := len(all) - 1
	switch {
	case w.Round > len(all):
		return nil, fmt.Errorf("there is no round %d: %s of guesses answered so far", w.Round, words.Plural(len(all), "round"))
	case w.Round > 0:
		at = w.Round - 1
	case len(all) == 0:
		return charts.Without("What the tables guessed", "No round of guesses has been answered yet, so there is nothing to draw.", width), nil
	}
	return charts.Guesses(s.Prepared.Year(), all[at], width), nil
}

func drawContract(s *Source, w Wanted, width float64) (*drawing.Picture, error) {
	y := s.Prepared.Year()
	schedule := -1
	if t, err := s.target(w.Of); err == nil {
		if schedule = insight.MainSchedule(s.Prepared, t); schedule < 0 {
			return charts.Without(y.TargetName(t), "A line without activity is under no contract, so there is no curve to draw.", width), nil
		}
	} else {
		schedule = slices.IndexFunc(s.Prepared.Schedules(), func(q model.ScheduleInForce) bool { return y.Providers[q.Provider].ID == w.Of })
	}
	if schedule < 0 {
		return nil, &NoSuchID{"provider, stream or line", w.Of}
	}
	of := s.Prepared.Schedules()[schedule]
	curve, _ := insight.PaymentCurveOf(s.Prepared, schedule, s.Projection)
	return charts.Contract(y.Providers[of.Provider].Name+", "+of.Schedule.Words(), &curve, width), nil
}
