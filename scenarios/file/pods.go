package file

import (
	"strings"

	"fewer/model"
	"fewer/scenarios/fault"
)

// nationalPODs are the national point of delivery codes that monitoring files
// have (the NHS data dictionary's NATIONAL POINT OF DELIVERY CODE), by what they are
// here. Bed days beyond the trim point belong to the stay that they prolong; occupied bed
// days are no admissions.
var nationalPODs = map[model.PointOfDelivery]string{
	model.FirstOutpatient:      "OPFA OPFAHOME OPFAMPCL OPFAMPNCL OPFAPREOP OPFASPCL OPFASPNCL NF2FFA WAFA",
	model.FollowUp:             "OPFUP OPFUPHOME OPFUPMPCL OPFUPMPNCL OPFUPPREOP OPFUPSPCL OPFUPSPNCL NF2FFUP WAFUP",
	model.OutpatientProcedure:  "OPPROC OPPROCFA OPPROCFUP",
	model.DayCase:              "DC RADAY",
	model.Elective:             "EL ELXBD RANIGHT",
	model.NonElective:          "NEL NELNE NELNEXBD NELST NELXBD",
	model.AccidentAndEmergency: "AE",
	model.CriticalCare:         "UNBACC UNBNCC UNBPCC",
	model.Diagnostic:           "DAIMG DALAB DAOTHER SCREEN TEST UNBRAD",
	model.Community:            "COMM COMMINIT COMMSUB",
	model.OtherDelivery: "ADJUSTMENT AMBHTR AMBOTHER AMBSTC AMBSTR AMBUE ARD BLOCK CCTRANS CQUIN CRD DCRE DEVICE DRUG ELOBD IPFCE IPOBD NELNEOBD NELOBD " +
		"IPSPECIAL IVF LAC MAINT MATPATHAN MATPATHPN MDT NAOTHER OTHER PATIENT POC PTSTRANS UNBCHEMO UNBOTHER UNBPALL UNBREHAB UNBRTHPY YOC",
}

// PODOfNational is the point of delivery that a national code stands for, or "".
func PODOfNational(code string) model.PointOfDelivery {
	code = strings.ToUpper(strings.TrimSpace(code))
	for _, p := range model.PointsOfDelivery {
		for _, c := range strings.Fields(nationalPODs[p]) {
			if c == code {
				return p
			}
		}
	}
	return ""
}

// pod names the point of delivery that a national code stands for.
var pod = func() kind[model.PointOfDelivery] {
	k := oneOf("a point of delivery", model.PointsOfDelivery)
	read := k.read
	k.read = func(in *fault.Input, at *fault.Place) (model.PointOfDelivery, bool) {
		if p := PODOfNational(at.Node.Value); p != "" && string(p) != at.Node.Value {
			in.Fault(at, "write "+string(p), "%s is the national code for what is called %s here", fault.Quote(at.Node.Value), p)
			return "", false
		}
		return read(in, at)
	}
	return k
}()
