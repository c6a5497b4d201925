package main

// clinic is one of the few things that the treatment centre does.
type clinic struct {
	id, specialty, tfc, name string
	aWeek                    float64
	first, followUp          float64
	perFirst                 float64
	treatment                treatment
	firstLag, followUpLag    [2]int
}

var northgateClinics = []clinic{
	{
		"hips", "Hips and knees", "110", "Hips and knees", 22, 145, 77, 1.4,
		treatment{"elective", "Hip and knee replacements", "elective", 5_300, 0.27, 1, [2]int{6, 12}, ""},
		[2]int{2, 5},
		[2]int{10, 24},
	},
	{
		"cataracts", "Ophthalmology", "130", "Cataracts", 24, 108, 62, 1.1,
		treatment{"day-case", "Cataract operations", "day_case", 748, 0.72, 1, [2]int{4, 9}, ""},
		[2]int{2, 4},
		[2]int{7, 14},
	},
	{
		"hernias", "General surgery", "100", "Hernias", 18, 160, 82, 0.6,
		treatment{"day-case", "Hernias and gallstones", "day_case", 1_310, 0.62, 1, [2]int{4, 9}, ""},
		[2]int{2, 4},
		[2]int{7, 14},
	},
	{
		"endoscopy", "Endoscopy", "301", "Endoscopy", 16, 130, 70, 0.4,
		treatment{"day-case", "Endoscopies", "day_case", 430, 0.95, 1, [2]int{2, 5}, ""},
		[2]int{1, 3},
		[2]int{5, 10},
	},
}

// northgateCentre does planned operations only, all of them referred by GPs.
func (y *year) northgateCentre() {
	for _, c := range northgateClinics {
		perYear, id := c.aWeek*52, "northgate-"+c.id
		firsts := perYear * 0.95
		y.add(line{provider: "northgate", id: id + "-first", name: c.name + " first attendances", specialty: c.specialty, tfc: c.tfc, pod: "first_outpatient", price: c.first, perYear: firsts})
		y.add(line{provider: "northgate", id: id + "-follow-up", name: c.name + " follow-ups", specialty: c.specialty, tfc: c.tfc, pod: "follow_up", price: c.followUp, perYear: firsts * c.perFirst})
		t := c.treatment
		y.add(line{provider: "northgate", id: id + "-" + t.id, name: t.name, specialty: c.specialty, tfc: c.tfc, pod: t.pod, price: t.price, perYear: perYear * t.perReferral})
		y.refer(stream{
			id: id, name: c.name + " to Northgate Centre", provider: "northgate", specialty: c.specialty,
			leadsTo: []flow{
				{line: id + "-first", each: 0.95, lag: c.firstLag},
				{line: id + "-follow-up", each: round(0.95*c.perFirst, 0.05), lag: c.followUpLag},
				{line: id + "-" + t.id, each: t.perReferral, lag: t.lag},
			},
		}, perYear)
	}
}
