package codes

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/fault"
)

// formsAsWritten are the forms of contracts as commissioners write them, in capitals without
// anything but letters and digits.
var formsAsWritten = map[model.Form]string{
	model.CostPerCase:   "COSTPERCASE CPC PBR PAYMENTBYRESULTS TARIFF NATIONALTARIFF NATIONALPRICES ACTIVITYBASED ACTIVITYBASEDPAYMENT FEEFORSERVICE VARIABLE FULLYVARIABLE SPOTPURCHASE NHSPAYMENTSCHEME",
	model.Block:         "BLOCK BLOCKCONTRACT BLOCKPAYMENT SIMPLEBLOCK FIXED FIXEDPAYMENT FIXEDPRICE FIXEDSUM LUMPSUM LVA LOWVOLUMEACTIVITY LOWVOLUMEACTIVITYBLOCK LOWVOLUMEBLOCK LVABLOCK",
	model.CostAndVolume: "COSTANDVOLUME COSTVOLUME CANDV CV COSTANDVOLUMECONTRACT SOPHISTICATEDBLOCK MARGINALRATE",
	model.Blended:       "BLENDED BLENDEDPAYMENT API ALIGNEDPAYMENT ALIGNEDPAYMENTANDINCENTIVE ALIGNEDPAYMENTINCENTIVE FIXEDANDVARIABLE FIXEDPLUSVARIABLE",
}

var beforeRemark = regexp.MustCompile(`^(.*?)(?: *[(:;,]| [-–] ).*$`)

// FormOf reads the form of a contract; where it is none that is known, near is the spelling
// that is nearest, "" for none.
func FormOf(text string) (form model.Form, near string, ok bool) {
	var all []string
	for _, f := range slices.Sorted(maps.Keys(formsAsWritten)) {
		spellings := strings.Fields(formsAsWritten[f])
		for _, s := range []string{text, beforeRemark.ReplaceAllString(text, "$1")} {
			if slices.Contains(spellings, Squash(s)) {
				return f, "", true
			}
		}
		if fault.Nearest(Squash(text), spellings) != "" {
			all = append(all, strings.ReplaceAll(string(f), "_", " "))
		}
	}
	if len(all) == 1 {
		near = all[0]
	}
	return "", near, false
}
