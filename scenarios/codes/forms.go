package codes

import (
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/fault"
	"fewer/scenarios/pattern"
)

// formsAsWritten are what commissioners write for the forms of contracts besides their names,
// in capitals without anything but letters and digits.
var formsAsWritten = map[model.Form]string{
	model.CostPerCase:   "CPC PBR PAYMENTBYRESULTS TARIFF NATIONALTARIFF NATIONALPRICES ACTIVITYBASED ACTIVITYBASEDPAYMENT FEEFORSERVICE VARIABLE FULLYVARIABLE SPOTPURCHASE NHSPAYMENTSCHEME",
	model.Block:         "BLOCKCONTRACT BLOCKPAYMENT SIMPLEBLOCK FIXED FIXEDPAYMENT FIXEDPRICE FIXEDSUM LUMPSUM LVA LOWVOLUMEACTIVITY LOWVOLUMEACTIVITYBLOCK LOWVOLUMEBLOCK LVABLOCK",
	model.CostAndVolume: "COSTVOLUME CANDV CV COSTANDVOLUMECONTRACT SOPHISTICATEDBLOCK MARGINALRATE",
	model.Blended:       "BLENDEDPAYMENT API ALIGNEDPAYMENT ALIGNEDPAYMENTANDINCENTIVE ALIGNEDPAYMENTINCENTIVE FIXEDANDVARIABLE FIXEDPLUSVARIABLE",
}

var beforeRemark = pattern.Lazy(`^(.*?)(?: *[(:;,]| [-–] ).*$`)

// FormOf reads the form of a contract; where it is none that is known, near is the spelling
// that is nearest, "" for none.
func FormOf(text string) (form model.Form, near string, ok bool) {
	var all []string
	for _, f := range model.Forms {
		spellings := append([]string{Squash(string(f))}, strings.Fields(formsAsWritten[f])...)
		for _, s := range []string{text, beforeRemark().ReplaceAllString(text, "$1")} {
			if slices.Contains(spellings, Squash(s)) {
				return f, "", true
			}
		}
		if fault.Nearest(Squash(text), spellings) != "" {
			all = append(all, f.Words())
		}
	}
	if len(all) == 1 {
		near = all[0]
	}
	return "", near, false
}

// FormWords lists the names of the forms: "block, cost per case and blended".
func FormWords() string {
	var names []string
	for _, f := range model.Forms {
		names = append(names, f.Words())
	}
	return model.ListWords(names)
}
