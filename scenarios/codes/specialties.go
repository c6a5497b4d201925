package codes

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"fewer/scenarios/cell"
	"fewer/scenarios/pattern"
)

// otherNames are what specialties are also called.
var otherNames = map[string]string{
	"ENT": "120", "OTOLARYNGOLOGY": "120", "OTORHINOLARYNGOLOGY": "120",
	"T&O": "110", "TRAUMA ORTHOPAEDICS": "110", "ORTHOPAEDIC": "110", "TRAUMA & ORTHO": "110", "TRAUMA AND ORTHOPAEDIC SURGERY": "110", "ORTHOPAEDIC SERVICE": "111",
	"GYNAE": "502", "OBS": "501", "GERIATRIC MEDICINE": "430", "GERIATRICS": "430", "CARE OF THE ELDERLY": "430", "ELDERLY CARE": "430", "ELDERLY": "430",
	"THORACIC MEDICINE": "340", "CHEST MEDICINE": "340", "RESPIRATORY": "340", "NEPHROLOGY": "361", "RENAL": "361",
	"A&E": "180", "ACCIDENT & EMERGENCY": "180", "HAEMATOLOGY": "303", "CLINICAL HAEM": "303", "GUM": "360", "MIDWIFE EPISODE": "560", "MIDWIFE": "560",
	"DIABETIC MEDICINE": "307", "CHILD AND ADOLESCENT MENTAL HEALTH": "711", "ADULT MENTAL HEALTH": "710", "OLD AGE MENTAL HEALTH": "715", "EYES": "130", "OPHTHALMIC": "130",
	"GEN SURG": "100", "GENERAL SURG": "100", "GEN MED": "300", "GENERAL MED": "300", "GASTRO": "301", "DERM": "330", "RHEUM": "410", "CARDIO": "320",
	"PAIN": "191", "PAIN CLINIC": "191", "PAIN RELIEF": "191", "PAEDS": "420", "PAEDIATRIC MEDICINE": "420", "PLASTICS": "160", "BREAST": "103", "COLORECTAL": "104", "VASCULAR": "107",
	"UPPER GI": "106", "UPPER GI SURGERY": "106", "ITU": "192", "PHYSIO": "650", "ENDOCRINOLOGY AND DIABETES": "302",
}

// functionsByName finds treatment functions by their names: as they are compared, and by
// their letters alone with no word in the plural, where one function only has them.
var functionsByName = sync.OnceValue(func() (all struct{ exact, loose map[string]string }) {
	all.exact, all.loose = map[string]string{}, map[string]string{}
	add := func(name, code string) {
		all.exact[PlainName(name)] = code
		if other, there := all.loose[looseName(name)]; there && other != code {
			code = ""
		}
		all.loose[looseName(name)] = code
	}
	for code, name := range functions {
		add(name, code)
	}
	for name, code := range otherNames {
		all.exact[PlainName(name)] = code
		if _, there := all.loose[looseName(name)]; !there {
			add(name, code)
		}
	}
	return all
})

var apart = strings.NewReplacer("&", " AND ", ",", " ", "-", " ", "/", " ", "'", "", "’", "")

// PlainName is a name as it is compared.
func PlainName(name string) string {
	return strings.Join(strings.Fields(apart.Replace(cell.Plain(name))), " ")
}

// looseName is a name by its letters, no word of it in the plural.
func looseName(name string) string {
	words := strings.Fields(strings.ReplaceAll(PlainName(name), ".", ""))
	for i, w := range words {
		if len(w) > 4 {
			words[i] = strings.TrimSuffix(w, "S")
		}
	}
	return strings.Join(words, "")
}

// Specialty is a specialty as lines name it, and its treatment function, "" where
// the national list has none of it.
type Specialty struct{ Name, Function string }

// A code with its name, in either order: "110 - Trauma & Orthopaedics", "ENT (120)".
var (
	codeFirst = pattern.Lazy(`^(?:TFC? ?|C)?(\d{3})(?:\.0+)?(?:[ :;,./|–-]+\D.*)?$`)
	codeLast  = pattern.Lazy(`^\D*[ (\[–-](\d{3})[)\]]?$`)
)

// SpecialtyOf reads a treatment function code or a specialty's name: a specialty
// that is a code in one file and a name in another is one. Where both stand together the
// code decides.
func SpecialtyOf(s string) Specialty {
	s = cell.Code(s)
	code := s
	if len(code) > 3 && strings.Trim(code, "0123456789") == "" {
		code = strings.TrimLeft(code, "0")
	}
	if name, national := functions[code]; national {
		return Specialty{name, code}
	}
	for _, written := range []*regexp.Regexp{codeFirst(), codeLast()} {
		if m := written.FindStringSubmatch(cell.Plain(s)); m != nil && functions[m[1]] != "" {
			return Specialty{functions[m[1]], m[1]}
		}
	}
	if code := functionNamed(s); code != "" {
		return Specialty{functions[code], code}
	}
	return Specialty{cell.Clean(s), ""}
}

// ofServices are words at the end of a name that say no more than that it is one: the
// national list of today calls each function a service.
var ofServices = []string{"SERVICE", "SERVICES", "DEPARTMENT", "DEPT", "SPECIALTY"}

// functionNamed is the treatment function with a name; "" where the list has none.
func functionNamed(name string) string {
	all, plain := functionsByName(), PlainName(name)
	if code := all.exact[plain]; code != "" {
		return code
	}
	if code := all.loose[looseName(plain)]; code != "" {
		return code
	}
	words := strings.Fields(plain)
	if last := len(words) - 1; last > 0 && slices.Contains(ofServices, words[last]) {
		return functionNamed(strings.Join(words[:last], " "))
	}
	return ""
}
