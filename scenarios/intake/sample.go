package intake

import "embed"

// SampleFile is a monitoring file to try the import on.
type SampleFile struct {
	Name    string
	Content []byte
}

//go:embed sample/slam.csv sample/plan.csv sample/referrals.csv sample/practices.csv sample/contracts.csv sample/ratios.csv
var sampleFolder embed.FS

// Sample is a small made-up set of monitoring files that belong together.
func Sample() ([]SampleFile, error) {
	var all []SampleFile
	for _, name := range []string{"slam.csv", "plan.csv", "referrals.csv", "practices.csv", "contracts.csv", "ratios.csv"} {
		content, err := sampleFolder.ReadFile("sample/" + name)
		if err != nil {
			return nil, err
		}
		all = append(all, SampleFile{name, content})
	}
	return all, nil
}
