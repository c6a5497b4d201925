package intake

import "fewer/model"

// PointOfDelivery is what a national code, one of our names or a local spelling
// stands for; "" where it is not known, or is money without activity.
func PointOfDelivery(s string) model.PointOfDelivery {
	d, _ := deliveryOf(s)
	return d.pod
}
