package chance

// FunnelPosition is where a practice lies.
type FunnelPosition int

// The positions.
const (
	WithinLimits FunnelPosition = iota
	AboveUpper95
	AboveUpper998
	BelowLower95
	BelowLower998
)

// Words says where a practice lies: "above the 99.8% limit".
func (f FunnelPosition) Words() string {
	return [...]string{
		"within the limits", "above the 95% limit", "above the 99.8% limit", "below the 95% limit", "below the 99.8% limit",
	}[f]
}

// Short is Words for a column: "above 99.8%"; "" within the limits.
func (f FunnelPosition) Short() string {
	return [...]string{"", "above 95%", "above 99.8%", "below 95%", "below 99.8%"}[f]
}
