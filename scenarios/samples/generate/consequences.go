package main

import (
	"fmt"
	"strings"
)

// consequence is what fewer of something means for patients, in the words of one
// side.
type consequence struct{ side, says, by string }

const (
	gps      = "GPs"
	hospital = "Hospital"
	panel    = "Referrals panel of the practices"
	doctors  = "Consultants' committee"
)

// consequences are by the id of a stream without its provider, or of a line.
var consequences = map[string][]consequence{
	"ent": {
		{gps, "Glue ear and hearing loss can wait for the advice line. A hoarse voice for more than three weeks can't, and is sent as urgent.", panel},
		{hospital, "Children's hearing is why we want to see them early. The list gets shorter, but clinics and theatres stay staffed as they are.", doctors},
	},
	"dermatology": {
		{gps, "A photograph settles most rashes within days, and the patient is spared a wait of weeks. Moles are never held back.", panel},
		{hospital, "One in forty routine letters turns out to be a cancer that nobody suspected. With fewer letters we see those later.", doctors},
	},
	"orthopaedics": {
		{gps, "Physiotherapy first helps about half. The other half wait longer in pain, and many of them are old.", panel},
		{hospital, "Knees that come later come worse, and some come as falls. Our queue fills half of every place that is freed.", doctors},
	},
	"hips": {
		{gps, "Nobody's hip gets better by April. Held back means in pain over the winter, and then all at once.", panel},
		{hospital, "Our theatres stand empty in February and can't do twice as much in May.", "Northgate Centre, operations manager"},
	},
	"ophthalmology": {
		{gps, "People with cataracts fall more and can't drive. Waiting saves nothing if they have the operation in April.", panel},
		{hospital, "Cataracts can wait some months. Glaucoma can't, and the two come in the same letters.", doctors},
	},
	"cataracts": {
		{gps, "People with cataracts fall more and can't drive. Waiting saves nothing if they have the operation in April.", panel},
	},
	"cardiology": {
		{gps, "A heart tracing in the community sorts out most palpitations. Chest pain goes to the rapid clinic as it always did.", panel},
		{hospital, "Breathless patients whom we don't see this winter we will see in A&E.", doctors},
	},
	"gastroenterology": {
		{gps, "A blood test and a stool test spare many young patients an endoscopy. Bleeding and weight loss are never held back.", panel},
		{hospital, "Fewer endoscopies also means fewer early cancers found by chance.", doctors},
	},
	"general-surgery": {
		{gps, "Most hernias that don't hurt can be watched. Those that do hurt can't.", panel},
		{hospital, "A few that are watched will strangle and come in at night, at three times the price.", doctors},
	},
	"gynaecology": {
		{gps, "Heavy periods are treated well in the women's health clinic. Bleeding after the menopause is always urgent.", panel},
		{hospital, "We agree, as long as the clinic sends on within two weeks whom it can't help.", doctors},
	},
	"paediatrics": {
		{gps, "We refer children because their parents worry and so do we. There is not much here that can wait.", panel},
		{hospital, "Children not seen in clinic are brought to A&E in the evening.", doctors},
	},
	"eastmoor-short-stay": {
		{gps, "Old people who are helped at home the same day do better than in a bed. Without somebody to go there, they are not helped.", panel},
		{hospital, "We admit for a night whom nobody can see to at home. Show us who will, and we will send them back.", doctors},
	},
	"eastmoor-ae-minor": {
		{gps, "A GP at the front door turns a third of them back to their own surgery, where they wait as well.", panel},
		{hospital, "These are quick and cheap to see. The nurses stay all the same.", doctors},
	},
	"prescribing": {
		{gps, "A switch to the same drug without its brand harms nobody. Stopping a drug needs a talk with each patient, and time.", "Prescribing leads"},
	},
	"continuing-care": {
		{gps, "These are the frailest people we have. A package put off lands on a daughter, or in a hospital bed.", panel},
	},
}

// writeConsequences writes those of a stream or line, with the indent of its keys.
func writeConsequences(b *strings.Builder, of, indent string) {
	said := consequences[of]
	if len(said) == 0 {
		return
	}
	fmt.Fprintf(b, "%sconsequences:\n", indent)
	for _, c := range said {
		fmt.Fprintf(b, "%s  - side: %s\n%s    says: %q\n%s    by: %s\n", indent, c.side, indent, c.says, indent, c.by)
	}
}
