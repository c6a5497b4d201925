package main

// specialty is one of the eleven (and the rest), as GPs refer to it, and what
// its referrals lead to. Prices are examples: no tariff sheet of 2010/11 could
// be had.
type specialty struct {
	id, name, tfc   string
	first, followUp float64 // £ an attendance
	perFirst        float64 // follow-ups for each first attendance
	firstLag        [2]int  // weeks from referral
	followUpLag     [2]int
	backfill        float64 // share of freed places that the queue fills, where waits are long
	protected       float64 // share with suspected cancer, or urgent
	treatments      []treatment
}

// treatment is what some patients of a specialty have done.
type treatment struct {
	id, name, pod string
	price         float64
	perReferral   float64 // from each GP referral
	perYear       float64 // all of the year's, for each of those that come from GP referrals
	lag           [2]int
	only          string // provider that does it; empty for all
}

var specialties = []specialty{
	{
		"ent", "ENT", "120", 112, 61, 1.35,
		[2]int{3, 7},
		[2]int{9, 21},
		0.30, 0.08,
		[]treatment{{"day-case", "ENT day cases", "day_case", 890.50, 0.16, 1.6, [2]int{8, 16}, ""}},
	},
	{
		"dermatology", "Dermatology", "330", 114, 62, 1.75,
		[2]int{2, 5},
		[2]int{6, 18},
		0, 0.18,
		[]treatment{{"procedure", "Skin procedures in clinic", "outpatient_procedure", 128, 0.32, 1.5, [2]int{3, 9}, ""}},
	},
	{
		"general-surgery", "General surgery", "100", 160, 82, 1.65,
		[2]int{2, 5},
		[2]int{7, 19},
		0.20, 0.20,
		[]treatment{
			{"day-case", "Hernias and other day surgery", "day_case", 1_150, 0.17, 1.6, [2]int{6, 14}, ""},
			{"elective", "General surgery with a stay", "elective", 2_950, 0.07, 2.4, [2]int{7, 15}, ""},
		},
	},
	{
		"urology", "Urology", "101", 155, 78, 2.00,
		[2]int{2, 6},
		[2]int{7, 20},
		0, 0.14,
		[]treatment{
			{"day-case", "Urology day cases", "day_case", 640, 0.30, 1.8, [2]int{5, 13}, ""},
			{"elective", "Urology with a stay", "elective", 2_700, 0.06, 2.0, [2]int{7, 15}, "eastmoor"},
		},
	},
	{
		"orthopaedics", "Orthopaedics", "110", 145, 77, 2.10,
		[2]int{4, 9},
		[2]int{10, 26},
		0.50, 0.01,
		[]treatment{
			{"day-case", "Orthopaedic day surgery", "day_case", 1_380, 0.14, 1.5, [2]int{12, 24}, ""},
			{"elective", "Hip and knee replacements", "elective", 5_400, 0.10, 1.6, [2]int{16, 28}, ""},
		},
	},
	{
		"ophthalmology", "Ophthalmology", "130", 108, 62, 2.75,
		[2]int{4, 8},
		[2]int{9, 24},
		0.50, 0.01,
		[]treatment{{"day-case", "Cataract operations", "day_case", 748, 0.27, 1.5, [2]int{10, 18}, ""}},
	},
	{
		"gastroenterology", "Gastroenterology", "301", 190, 95, 2.05,
		[2]int{2, 6},
		[2]int{7, 19},
		0, 0.12,
		[]treatment{{"day-case", "Endoscopies", "day_case", 430, 0.55, 2.4, [2]int{4, 10}, ""}},
	},
	{
		"cardiology", "Cardiology", "320", 190, 95, 1.80,
		[2]int{2, 6},
		[2]int{7, 20},
		0, 0.03,
		[]treatment{
			{"day-case", "Angiograms and other day cases", "day_case", 1_250, 0.09, 1.8, [2]int{5, 13}, ""},
			{"elective", "Cardiology with a stay", "elective", 3_400, 0.03, 2.5, [2]int{6, 15}, "eastmoor"},
		},
	},
	{
		"rheumatology", "Rheumatology", "410", 225, 92, 3.60,
		[2]int{4, 9},
		[2]int{9, 26},
		0, 0.01,
		[]treatment{{"day-case", "Infusions", "day_case", 520, 0.08, 4.0, [2]int{10, 24}, ""}},
	},
	{
		"paediatrics", "Paediatrics", "420", 205, 105, 1.95,
		[2]int{2, 6},
		[2]int{7, 20},
		0, 0.02,
		[]treatment{{"day-case", "Children's day cases", "day_case", 690, 0.05, 2.0, [2]int{6, 14}, ""}},
	},
	{
		"gynaecology", "Gynaecology", "502", 140, 75, 1.25,
		[2]int{2, 6},
		[2]int{7, 18},
		0.20, 0.08,
		[]treatment{
			{"day-case", "Gynaecology day cases", "day_case", 820, 0.13, 1.6, [2]int{6, 14}, ""},
			{"elective", "Hysterectomies and other stays", "elective", 2_900, 0.06, 1.8, [2]int{8, 16}, ""},
		},
	},
	{
		"other", "Other specialties", "", 195, 98, 2.60,
		[2]int{3, 7},
		[2]int{8, 22},
		0, 0.07,
		[]treatment{
			{"day-case", "Other day cases", "day_case", 610, 0.18, 2.6, [2]int{6, 16}, ""},
			{"elective", "Other planned stays", "elective", 3_500, 0.064, 2.7, [2]int{8, 16}, ""},
		},
	},
}

// A share of first attendances comes from each GP referral; others are sent by
// consultants, A&E and dentists.
const (
	firstsPerReferral = 0.91
	firstsPerGPFirst  = 1.42
)

// referralsAWeek is how many referrals of each specialty a provider is sent,
// in the order of specialties.
var referralsAWeek = map[string][]float64{
	"midshire": {67, 58, 50, 24, 44, 36, 24, 26, 13, 20, 45, 84},
	"eastmoor": {45, 80, 90, 49, 92, 70, 39, 56, 27, 38, 93, 224},
}

// insteadOf is where patients go who are not sent to a hospital, by specialty:
// a clinic of the community provider, for some of them.
var insteadOf = map[string]flow{
	"ent":          {line: "valley-ent-clinic", each: 0.30, lag: [2]int{1, 4}},
	"dermatology":  {line: "valley-skin-clinic", each: 0.40, lag: [2]int{1, 4}},
	"orthopaedics": {line: "valley-msk-clinic", each: 0.50, lag: [2]int{2, 6}},
	"gynaecology":  {line: "valley-gynae-clinic", each: 0.30, lag: [2]int{1, 5}},
}

// hospital makes a general hospital: its specialties with their streams, and
// then all that GPs do not refer to.
func (y *year) hospital(provider, title string) {
	for i, s := range specialties {
		y.clinics(provider, title, s, referralsAWeek[provider][i])
	}
	y.provide(provider)
}

// clinics makes one specialty of a hospital: its lines and its stream.
func (y *year) clinics(provider, title string, s specialty, aWeek float64) {
	perYear := aWeek * 52
	firsts := perYear * firstsPerReferral * firstsPerGPFirst
	id := provider + "-" + s.id
	st := stream{
		id: id, name: s.name + " to " + title, provider: provider, specialty: s.name, protected: s.protected,
		leadsTo: []flow{
			{line: id + "-first", each: firstsPerReferral, lag: s.firstLag, backfill: min(s.backfill, 0.2)},
			{line: id + "-follow-up", each: round(firstsPerReferral*s.perFirst*0.8, 0.05), lag: s.followUpLag},
		},
	}
	y.add(line{provider: provider, id: id + "-first", name: s.name + " first attendances", specialty: s.name, tfc: s.tfc, pod: "first_outpatient", price: s.first, perYear: firsts})
	y.add(line{provider: provider, id: id + "-follow-up", name: s.name + " follow-ups", specialty: s.name, tfc: s.tfc, pod: "follow_up", price: s.followUp, perYear: firsts * s.perFirst, savings: 0.115})
	for _, t := range s.treatments {
		if t.only != "" && t.only != provider {
			continue
		}
		l := line{provider: provider, id: id + "-" + t.id, name: t.name, specialty: s.name, tfc: s.tfc, pod: t.pod, price: t.price, perYear: perYear * t.perReferral * t.perYear}
		switch t.pod {
		case "elective":
			l.savings = 0.06
		case "day_case":
			l.savings = 0.04
		}
		y.add(l)
		st.leadsTo = append(st.leadsTo, flow{line: l.id, each: t.perReferral, lag: t.lag, backfill: s.backfill})
	}
	if f, ok := insteadOf[s.id]; ok {
		st.instead = []flow{f}
	}
	y.refer(st, perYear)
}
