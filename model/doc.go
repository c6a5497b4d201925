// Package model is what is true: a commissioner's financial year, the contracts
// that pay its providers, the changes that people propose, and what all that
// comes to by 31 March. It is pure functions of values: it opens no file, knows
// no screen, and has no clock and no random source, so the same input gives the
// same figures everywhere.
//
// A Year is prepared once (Prepare) and projected for each scenario
// (Prepared.Project) under all terms side by side. Money is whole pence;
// activity is counted in units, a fraction of one in a projected week.
//
// Read on in this order: year.go (what a year holds), contract.go and forms.go (what a
// contract pays, by package payment), scenario.go and change.go (what people propose), prepare.go and
// project.go (what it comes to), projection.go (how the result is laid out). The rooms
// beside it stand on that: insight, explain and seek; figure, payment and chance are below.
//
// # Where a rule leaves a choice
//
// The rules are those of docs/projection.md, by whose sections comments name them (§3).
// Where they leave a choice, this package does what a commissioner's finance team would:
//
//   - Under "block" and "cost per case" a converted schedule is nothing but that,
//     so a schedule measured by line is paid, and rounded, as a whole there.
//   - "Other practices" are what the named practices leave of a stream; where a
//     stream has no referrals to date, they are all of it.
//   - A change per week to parts that are all nothing in that week takes nothing
//     away, and adds what it says.
//   - A change to a practice that it names twice acts once.
//   - A budget for the year that is not the sum of the lines' budgets is spread
//     over the weeks as theirs are.
//   - A proposal that this year cannot take (a provider that it lacks, a line left
//     without a schedule, a schedule without lines, a second one for a provider)
//     has no effect, and the projection says why.
//   - Income lost as proposed compares like with like: what the provider is paid
//     under the proposed terms if nothing changes, and in the scenario.
//   - Where no curve under some terms bends, the spread is the normal as it is.
//     Where one does, every line's V is at least what is done already, in each
//     part of the year that a proposal makes.
//   - "Within budget" is a deficit of nothing or less, whatever target is agreed.
//   - Bank holidays are known from 2008/09 to 2027/28; outside those years the
//     usual rules are applied, and the reader of a file warns.
package model

// RulesVersion is the version of the rules by which this package projects. It is
// written into scenario files, so that a result reckoned by other rules is
// known for one.
const RulesVersion = 1
