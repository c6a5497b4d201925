package intake

// Changes is what a year file says anew against the one that was there.
type Changes struct {
	New      []string `json:"new,omitempty"`      // lines and streams
	Gone     []string `json:"gone,omitempty"`     // that the files no longer have
	Restated []string `json:"restated,omitempty"` // months that were there already, and differ
	ByHand   []string `json:"by_hand,omitempty"`  // values changed by hand that are given anew
}
