package words

import "math"

// OutOfScale asks about a guess of quite another scale, by its own size alone: others may
// see it asked, and it goes by nothing that others have written.
func OutOfScale(pounds float64) string {
	return "It is " + scaleWords(pounds) + ", another scale than what is spent on this in the year. A zero or a letter too many, or too few, is quickly typed."
}

// scaleWords say how large a guess is and no more of it, since others see the wall:
// "in millions of pounds".
func scaleWords(pounds float64) string {
	scales := [...]string{"below a thousand pounds", "in thousands of pounds", "in tens of thousands of pounds", "in hundreds of thousands of pounds", "in millions of pounds", "in tens of millions of pounds", "in hundreds of millions of pounds"}
	at := 0
	for least := 1e3; at < len(scales)-1 && math.Abs(pounds) >= least; least *= 10 {
		at++
	}
	return scales[at]
}
