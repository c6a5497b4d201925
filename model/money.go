package model

import "fewer/model/figure"

// Money is an amount in whole pence. Sums of Money are exact.
type Money = figure.Money

// MostPounds is the largest amount, in pounds, that is held to the penny.
const MostPounds = figure.MostPounds

// Pounds makes whole pounds into Money.
func Pounds(pounds int64) Money { return figure.Pounds(pounds) }

// RoundPounds rounds an amount in pounds to the nearest penny: see figure.RoundPounds.
func RoundPounds(pounds float64) Money { return figure.RoundPounds(pounds) }

// Thousands writes a whole number with commas: 1234567 as "1,234,567".
func Thousands(n int64) string { return figure.Thousands(n) }
