// Package contrasttest measures for tests how well what is drawn can be told from what it is
// drawn on.
package contrasttest

import (
	"image/color"
	"math"
)

// Of is how well two colours can be told apart, from 1 to 21, as the guidelines
// for pages reckon it (WCAG 2, relative luminance).
func Of(a, b color.RGBA) float64 {
	light, dark := luminance(a), luminance(b)
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

func luminance(c color.RGBA) float64 {
	part := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
}
