// Package codes knows the field's code lists as files have them: treatment functions by
// code and name, points of delivery by national code and local spelling.
//
// Begin with DeliveryOf and SpecialtyOf.
package codes

import (
	"strings"
	"sync"

	"fewer/scenarios/tables"
)

// functions are the national treatment functions (the NHS data dictionary's
// TREATMENT FUNCTION CODE) by their names, some of them shortened.
var functions = map[string]string{
	"100": "General Surgery",
	"101": "Urology",
	"102": "Transplantation Surgery",
	"103": "Breast Surgery",
	"104": "Colorectal Surgery",
	"105": "Hepatobiliary and Pancreatic Surgery",
	"106": "Upper Gastrointestinal Surgery",
	"107": "Vascular Surgery",
	"108": "Spinal Surgery",
	"109": "Bariatric Surgery",
	"110": "Trauma and Orthopaedics",
	"111": "Orthopaedics",
	"113": "Endocrine Surgery",
	"115": "Trauma Surgery",
	"120": "Ear, Nose and Throat",
	"130": "Ophthalmology",
	"140": "Oral Surgery",
	"141": "Restorative Dentistry",
	"142": "Paediatric Dentistry",
	"143": "Orthodontics",
	"144": "Maxillofacial Surgery",
	"145": "Oral and Maxillofacial Surgery",
	"150": "Neurosurgery",
	"160": "Plastic Surgery",
	"161": "Burns Care",
	"170": "Cardiothoracic Surgery",
	"171": "Paediatric Surgery",
	"172": "Cardiac Surgery",
	"173": "Thoracic Surgery",
	"174": "Cardiothoracic Transplantation",
	"180": "Emergency Medicine",
	"190": "Anaesthetics",
	"191": "Pain Management",
	"192": "Intensive Care Medicine",
	"199": "Non-UK Provider",
	"200": "Aviation and Space Medicine",
	"211": "Paediatric Urology",
	"212": "Paediatric Transplantation Surgery",
	"213": "Paediatric Gastrointestinal Surgery",
	"214": "Paediatric Trauma and Orthopaedics",
	"215": "Paediatric Ear, Nose and Throat",
	"216": "Paediatric Ophthalmology",
	"217": "Paediatric Oral and Maxillofacial Surgery",
	"218": "Paediatric Neurosurgery",
	"219": "Paediatric Plastic Surgery",
	"220": "Paediatric Burns Care",
	"221": "Paediatric Cardiac Surgery",
	"222": "Paediatric Thoracic Surgery",
	"223": "Paediatric Epilepsy",
	"230": "Paediatric Clinical Pharmacology",
	"240": "Paediatric Palliative Medicine",
	"241": "Paediatric Pain Management",
	"242": "Paediatric Intensive Care",
	"250": "Paediatric Hepatology",
	"251": "Paediatric Gastroenterology",
	"252": "Paediatric Endocrinology",
	"253": "Paediatric Clinical Haematology",
	"254": "Paediatric Audio Vestibular Medicine",
	"255": "Paediatric Clinical Immunology and Allergy",
	"256": "Paediatric Infectious Diseases",
	"257": "Paediatric Dermatology",
	"258": "Paediatric Respiratory Medicine",
	"259": "Paediatric Nephrology",
	"260": "Paediatric Medical Oncology",
	"261": "Paediatric Inherited Metabolic Medicine",
	"262": "Paediatric Rheumatology",
	"263": "Paediatric Diabetes",
	"264": "Paediatric Cystic Fibrosis",
	"270": "Paediatric Emergency Medicine",
	"280": "Paediatric Interventional Radiology",
	"290": "Community Paediatrics",
	"291": "Paediatric Neurodisability",
	"300": "General Medicine",
	"301": "Gastroenterology",
	"302": "Endocrinology",
	"303": "Clinical Haematology",
	"304": "Clinical Physiology",
	"305": "Clinical Pharmacology",
	"306": "Hepatology",
	"307": "Diabetes",
	"308": "Blood and Marrow Transplantation",
	"309": "Haemophilia",
	"310": "Audio Vestibular Medicine",
	"311": "Clinical Genetics",
	"313": "Clinical Immunology and Allergy",
	"314": "Rehabilitation Medicine",
	"315": "Palliative Medicine",
	"316": "Clinical Immunology",
	"317": "Allergy",
	"318": "Intermediate Care",
	"319": "Respite Care",
	"320": "Cardiology",
	"321": "Paediatric Cardiology",
	"322": "Clinical Microbiology",
	"323": "Spinal Injuries",
	"324": "Anticoagulant Service",
	"325": "Sport and Exercise Medicine",
	"326": "Acute Internal Medicine",
	"327": "Cardiac Rehabilitation",
	"328": "Stroke Medicine",
	"329": "Transient Ischaemic Attack",
	"330": "Dermatology",
	"331": "Congenital Heart Disease",
	"333": "Rare Disease",
	"335": "Inherited Metabolic Medicine",
	"340": "Respiratory Medicine",
	"341": "Respiratory Physiology",
	"342": "Pulmonary Rehabilitation",
	"343": "Adult Cystic Fibrosis",
	"344": "Complex Specialised Rehabilitation",
	"345": "Specialist Rehabilitation",
	"346": "Local Specialist Rehabilitation",
	"347": "Sleep Medicine",
	"348": "Post-COVID-19 Syndrome",
	"350": "Infectious Diseases",
	"352": "Tropical Medicine",
	"360": "Genitourinary Medicine",
	"361": "Renal Medicine",
	"370": "Medical Oncology",
	"371": "Nuclear Medicine",
	"400": "Neurology",
	"401": "Clinical Neurophysiology",
	"410": "Rheumatology",
	"420": "Paediatrics",
	"421": "Paediatric Neurology",
	"422": "Neonatal Critical Care",
	"424": "Well Babies",
	"430": "Elderly Medicine",
	"431": "Orthogeriatric Medicine",
	"450": "Dental Medicine",
	"451": "Special Care Dentistry",
	"460": "Medical Ophthalmology",
	"461": "Ophthalmic and Vision Science",
	"499": "Non-UK Provider, Medical",
	"501": "Obstetrics",
	"502": "Gynaecology",
	"503": "Gynaecological Oncology",
	"504": "Community Sexual and Reproductive Health",
	"505": "Fetal Medicine",
	"560": "Midwifery",
	"650": "Physiotherapy",
	"651": "Occupational Therapy",
	"652": "Speech and Language Therapy",
	"653": "Podiatry",
	"654": "Dietetics",
	"655": "Orthoptics",
	"656": "Clinical Psychology",
	"657": "Prosthetics",
	"658": "Orthotics",
	"659": "Dramatherapy",
	"660": "Art Therapy",
	"661": "Music Therapy",
	"662": "Optometry",
	"663": "Podiatric Surgery",
	"670": "Urological Physiology",
	"673": "Vascular Physiology",
	"675": "Cardiac Physiology",
	"677": "Gastrointestinal Physiology",
	"700": "Learning Disability",
	"710": "Adult Mental Illness",
	"711": "Child and Adolescent Psychiatry",
	"712": "Forensic Psychiatry",
	"713": "Medical Psychotherapy",
	"715": "Old Age Psychiatry",
	"720": "Eating Disorders",
	"721": "Addiction",
	"722": "Liaison Psychiatry",
	"723": "Psychiatric Intensive Care",
	"724": "Perinatal Mental Health",
	"725": "Mental Health Recovery and Rehabilitation",
	"726": "Mental Health Dual Diagnosis",
	"727": "Dementia Assessment",
	"730": "Neuropsychiatry",
	"800": "Clinical Oncology",
	"810": "Radiology",
	"811": "Interventional Radiology",
	"812": "Diagnostic Imaging",
	"822": "Chemical Pathology",
	"834": "Medical Virology",
	"840": "Audiology",
	"920": "Diabetic Education",
}

// otherNames are what specialties are also called.
var otherNames = map[string]string{
	"ENT": "120", "EAR NOSE & THROAT": "120", "OTOLARYNGOLOGY": "120", "T&O": "110", "TRAUMA & ORTHOPAEDICS": "110",
	"TRAUMA ORTHOPAEDICS": "110", "GYNAE": "502", "GERIATRIC MEDICINE": "430", "CARE OF THE ELDERLY": "430",
	"THORACIC MEDICINE": "340", "CHEST MEDICINE": "340", "NEPHROLOGY": "361", "A&E": "180", "ACCIDENT & EMERGENCY": "180",
	"ACCIDENT AND EMERGENCY": "180", "HAEMATOLOGY": "303", "GUM": "360", "MIDWIFE EPISODE": "560", "DIABETIC MEDICINE": "307",
	"ELDERLY": "430", "CHILD AND ADOLESCENT MENTAL HEALTH": "711", "ORTHOPAEDIC": "110", "EYES": "130",
}

// functionByName finds a treatment function by its name in capitals.
var functionByName = sync.OnceValue(func() map[string]string {
	all := make(map[string]string, len(functions)+len(otherNames))
	for code, name := range functions {
		all[PlainName(name)] = code
	}
	for name, code := range otherNames {
		all[PlainName(name)] = code
	}
	return all
})

var apart = strings.NewReplacer("&", " AND ", ",", " ", "-", " ", "/", " ")

// PlainName is a name as it is compared.
func PlainName(name string) string {
	return strings.Join(strings.Fields(apart.Replace(tables.Plain(name))), " ")
}

// Specialty is a specialty as lines name it, and its treatment function, "" where
// the national list has none of it.
type Specialty struct{ Name, Function string }

// SpecialtyOf reads a treatment function code or a specialty's name: a specialty
// that is a code in one file and a name in another is one.
func SpecialtyOf(s string) Specialty {
	s = tables.Code(s)
	code := s
	if len(code) > 3 && strings.Trim(code, "0123456789") == "" {
		if short := strings.TrimLeft(code, "0"); functions[short] != "" {
			code = short
		}
	}
	if name, national := functions[code]; national {
		return Specialty{name, code}
	}
	if code, known := functionByName()[PlainName(s)]; known {
		return Specialty{functions[code], code}
	}
	return Specialty{tables.Clean(s), ""}
}
