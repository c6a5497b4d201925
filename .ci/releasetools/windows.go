package main

import (
	"image"
	"image/color"
	"io"
	"math"

	"github.com/tc-hib/winres"
	"github.com/tc-hib/winres/version"
)

// resource writes the icon and the details that Windows shows, as an object for the
// linker.
func (r *release) resource(p platform, w io.Writer) error {
	var images []image.Image
	for _, size := range []int{256, 64, 48, 32, 24, 16} {
		images = append(images, icon(size))
	}
	of, err := winres.NewIconFromImages(images)
	if err != nil {
		return err
	}
	var set winres.ResourceSet
	if err := set.SetIcon(winres.Name("APP"), of); err != nil {
		return err
	}
	var details version.Info
	parts := numbered.FindStringSubmatch(r.version)
	four := parts[1] + "." + parts[2] + "." + parts[3] + ".0"
	details.SetFileVersion(four)
	details.SetProductVersion(four)
	const british = 0x0809
	for key, value := range map[string]string{
		version.ProductName: "Fewer", version.FileDescription: "Fewer: what fewer referrals would save", version.CompanyName: "the Fewer contributors",
		version.LegalCopyright: "MIT License", version.OriginalFilename: p.program(), version.InternalName: "fewer",
		version.FileVersion: r.version, version.ProductVersion: r.version,
	} {
		if err := details.Set(british, key, value); err != nil {
			return err
		}
	}
	set.SetVersionInfo(details)
	arch := winres.ArchAMD64
	if p.arch == "arm64" {
		arch = winres.ArchARM64
	}
	return set.WriteObject(w, arch)
}

// icon draws four bars on a dark ground, each with fewer than the one before it; the
// last is the one that is saved.
func icon(size int) image.Image {
	m := image.NewNRGBA(image.Rect(0, 0, size, size))
	ground, bar, saved := color.NRGBA{0x1d, 0x3b, 0x53, 0xff}, color.NRGBA{0xf4, 0xf1, 0xea, 0xff}, color.NRGBA{0xff, 0xb7, 0x03, 0xff}
	const fine = 4 // dots along each side of a pixel
	for y := range size {
		for x := range size {
			var sum [4]float64
			for i := range fine * fine {
				u, v := (float64(x)+(float64(i%fine)+0.5)/fine)/float64(size), (float64(y)+(float64(i/fine)+0.5)/fine)/float64(size)
				c := color.NRGBA{}
				if inside(u, v) {
					c = ground
					for k, height := range []float64{0.66, 0.52, 0.38, 0.24} {
						left := 0.16 + 0.18*float64(k)
						if u >= left && u < left+0.13 && v <= 0.83 && v > 0.83-height {
							c = bar
							if k == 3 {
								c = saved
							}
						}
					}
				}
				a := float64(c.A)
				sum[0], sum[1], sum[2], sum[3] = sum[0]+float64(c.R)*a, sum[1]+float64(c.G)*a, sum[2]+float64(c.B)*a, sum[3]+a
			}
			if sum[3] > 0 {
				m.SetNRGBA(x, y, color.NRGBA{part(sum[0] / sum[3]), part(sum[1] / sum[3]), part(sum[2] / sum[3]), part(sum[3] / (fine * fine))})
			}
		}
	}
	return m
}

func part(v float64) uint8 { return uint8(math.Round(v)) }

// inside tells the points of a square with round corners.
func inside(u, v float64) bool {
	const radius = 0.18
	dx, dy := max(radius-u, u-(1-radius), 0), max(radius-v, v-(1-radius), 0)
	return dx*dx+dy*dy <= radius*radius
}
