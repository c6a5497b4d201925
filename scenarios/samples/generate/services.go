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
		[2]int{2, 5}, [2]int{10, 24},
	},
	{
		"cataracts", "Ophthalmology", "130", "Cataract", 24, 108, 62, 1.1,
		treatment{"day-case", "Cataracts", "day_case", 748, 0.72, 1, [2]int{4, 9}, ""},
		[2]int{2, 4}, [2]int{7, 14},
	},
	{
		"hernias", "General surgery", "100", "Hernia", 18, 160, 82, 0.6,
		treatment{"day-case", "Hernias and gallstones", "day_case", 1_310, 0.62, 1, [2]int{4, 9}, ""},
		[2]int{2, 4}, [2]int{7, 14},
	},
	{
		"endoscopy", "Endoscopy", "301", "Endoscopy", 16, 130, 70, 0.4,
		treatment{"day-case", "Endoscopies", "day_case", 430, 0.95, 1, [2]int{2, 5}, ""},
		[2]int{1, 3}, [2]int{5, 10},
	},
}

// northgateCentre does planned operations only, all of them referred by GPs.
func (y *year) northgateCentre() {
	y.provider = "northgate"
	for _, c := range northgateClinics {
		perYear, id := c.aWeek*52, "northgate-"+c.id
		firsts := perYear * 0.95
		y.add(line{id: id + "-first", name: c.name + " first attendances", specialty: c.specialty, tfc: c.tfc, pod: "first_outpatient", price: c.first, perYear: firsts})
		y.add(line{id: id + "-follow-up", name: c.name + " follow-ups", specialty: c.specialty, tfc: c.tfc, pod: "follow_up", price: c.followUp, perYear: firsts * c.perFirst})
		t := c.treatment
		y.add(line{id: id + "-" + t.id, name: t.name, specialty: c.specialty, tfc: c.tfc, pod: t.pod, price: t.price, perYear: perYear * t.perReferral})
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

// services are the rest of the year's providers, on block contracts.
func (y *year) services() {
	y.provider = "valley"
	y.add(line{id: "valley-ent-clinic", name: "ENT clinic", specialty: "ENT", pod: "community", price: 58, perYear: 2_900})
	y.add(line{id: "valley-skin-clinic", name: "Skin clinic", specialty: "Dermatology", pod: "community", price: 62, perYear: 4_100})
	y.add(line{id: "valley-msk-clinic", name: "Joint and muscle clinic", specialty: "Orthopaedics", pod: "community", price: 54, perYear: 15_600})
	y.add(line{id: "valley-gynae-clinic", name: "Women's health clinic", specialty: "Gynaecology", pod: "community", price: 66, perYear: 2_300})
	y.add(line{id: "valley-nursing", name: "District nursing visits", specialty: "Community", pod: "community", price: 38, perYear: 412_000})
	y.add(line{id: "valley-health-visiting", name: "Health visiting", specialty: "Community", pod: "community", price: 46, perYear: 121_000})
	y.add(line{id: "valley-therapy", name: "Physiotherapy, speech and occupational therapy", specialty: "Community", pod: "community", price: 44, perYear: 188_000})
	y.add(line{id: "valley-podiatry", name: "Podiatry", specialty: "Community", pod: "community", price: 32, perYear: 94_000})
	y.add(line{id: "valley-sexual-health", name: "Sexual health clinics", specialty: "Community", pod: "community", price: 85, perYear: 31_000})
	y.add(line{id: "valley-beds", name: "Community hospital bed days", specialty: "Community", pod: "community", price: 235, perYear: 42_500, rhythm: steady, profile: "calendar_days"})
	y.add(line{id: "valley-minor-injuries", name: "Minor injuries unit", specialty: "A&E", pod: "accident_and_emergency", price: 52, perYear: 46_000})

	y.provider = "mental-health"
	y.add(line{id: "mental-health-beds", name: "Mental health bed days", specialty: "Mental health", pod: "other", price: 292, perYear: 47_500, rhythm: steady, profile: "calendar_days"})
	y.add(line{id: "mental-health-adults", name: "Adult community contacts", specialty: "Mental health", pod: "community", price: 128, perYear: 158_000})
	y.add(line{id: "mental-health-older", name: "Older people's contacts", specialty: "Mental health", pod: "community", price: 122, perYear: 66_000})
	y.add(line{id: "mental-health-children", name: "Child and family contacts", specialty: "Mental health", pod: "community", price: 141, perYear: 38_000})
	y.add(line{id: "mental-health-crisis", name: "Crisis and home treatment visits", specialty: "Mental health", pod: "community", price: 188, perYear: 23_500, rhythm: steady, profile: "calendar_days"})
	y.add(line{id: "mental-health-talking", name: "Talking therapies", specialty: "Mental health", pod: "community", price: 74, perYear: 51_000})
	y.add(line{id: "learning-disability", name: "Learning disability placement days", specialty: "Learning disability", pod: "other", price: 318, perYear: 38_700, totalOnly: true, rhythm: steady, profile: "calendar_days"})

	y.provider = "ambulance"
	y.add(line{id: "ambulance-999", name: "999 responses", specialty: "Ambulance", pod: "other", price: 186, perYear: 38_400, rhythm: emergency, profile: "calendar_days"})
	y.add(line{id: "ambulance-transport", name: "Patient transport journeys", specialty: "Ambulance", pod: "other", price: 18, perYear: 62_000, totalOnly: true})

	y.provider = "specialised"
	y.add(line{id: "specialised-heart", name: "Heart operations", specialty: "Specialised", tfc: "170", pod: "elective", price: 9_800, perYear: 640})
	y.add(line{id: "specialised-brain", name: "Neurosurgery", specialty: "Specialised", tfc: "150", pod: "elective", price: 7_600, perYear: 560})
	y.add(line{id: "specialised-dialysis", name: "Dialysis sessions", specialty: "Specialised", tfc: "361", pod: "other", price: 152, perYear: 27_000, profile: "flat"})
	y.add(line{id: "specialised-intensive", name: "Children's intensive care days", specialty: "Specialised", tfc: "192", pod: "critical_care", price: 1_480, perYear: 3_500})
	y.add(line{id: "specialised-transplants", name: "Transplants", specialty: "Specialised", pod: "elective", price: 28_000, perYear: 165})
	y.add(line{id: "specialised-secure", name: "Secure unit bed days", specialty: "Specialised", pod: "other", price: 438, perYear: 14_300, rhythm: steady, profile: "calendar_days"})
	y.add(line{id: "specialised-outpatient", name: "Specialised outpatients", specialty: "Specialised", pod: "other", price: 212, perYear: 17_300})

	y.provider = "primary-care"
	y.add(line{id: "primary-care-gp", name: "GP consultations", specialty: "Primary care", pod: "other", price: 24.60, perYear: 1_840_000})
	y.add(line{id: "primary-care-dental", name: "Dental units of activity", specialty: "Primary care", pod: "other", price: 27, perYear: 562_000, totalOnly: true})
	y.add(line{id: "primary-care-pharmacy", name: "Pharmacy services, items", specialty: "Primary care", pod: "other", price: 1.72, perYear: 5_520_000})
	y.add(line{id: "primary-care-eyes", name: "Sight tests", specialty: "Primary care", pod: "other", price: 23, perYear: 93_000, totalOnly: true})
}

// spending is a line without activity.
type spending struct {
	id, name, comment string
	budget, spent     int64 // £
	forecast          string
}

// spendings are what is paid by use or by decision. The reserve's budget is
// what is left once every other line has its own.
var spendings = []spending{
	{"prescribing", "GP prescribing", "paid by the item: a switch of medicine saves at once, whatever hospitals are paid", 56_000_000, 38_416_200, ""},
	{"high-cost-drugs", "High-cost drugs and devices", "passed on by the hospitals at what they cost, outside every contract above", 14_200_000, 10_522_700, ""},
	{"continuing-care", "Continuing care placements", "the finance team knows of packages that begin in January, hence an amount", 13_600_000, 9_748_200, "{amount: 15_230_000}"},
	{"nursing-care", "Funded nursing care", "", 3_400_000, 2_301_900, ""},
	{"individual-requests", "Individual funding requests", "decided by a panel, patient by patient", 900_000, 611_400, ""},
	{"grants", "Grants to voluntary groups", "", 1_250_000, 839_000, "plan"},
	{"investments", "New schemes not yet begun", "a decision: what is not begun is not spent", 3_100_000, 702_500, "{amount: 2_350_000}"},
	{"running-costs", "Running costs", "pay and premises of the PCT itself", 8_300_000, 5_468_000, "{amount: 8_120_000}"},
	{"reserve", "Contingency reserve (set aside, not a saving)", "", 0, 486_000, "{amount: 1_050_000}"},
}
