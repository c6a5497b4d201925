package cells

import (
	"fmt"
	"math"
	"strconv"
)

func (f *formula) call(function string) value {
	var args []value
	for f.next(")") == "" {
		if len(args) > 0 && f.next(",") == "" {
			return fault("#NAME?")
		}
		args = append(args, f.comparison())
		if f.at >= len(f.text) {
			return fault("#NAME?")
		}
	}
	do, ok := functions[function]
	if !ok {
		return fault(fmt.Sprintf("#NAME? %s", function))
	}
	return do(args)
}

// functions are those that formulas here may use: all of them in Excel 2007.
var functions = map[string]func([]value) value{
	"SUM": func(args []value) value {
		return over(args, 0, func(sum, n float64) float64 { return sum + n })
	},
	"MIN": func(args []value) value { return over(args, math.NaN(), fewest(math.Min)) },
	"MAX": func(args []value) value { return over(args, math.NaN(), fewest(math.Max)) },
	"ABS": func(args []value) value {
		v := arithmetic("+", args[0], number(0))
		v.number = math.Abs(v.number)
		return v
	},
	"N": func(args []value) value {
		if args[0].kind == Text {
			return number(0)
		}
		return arithmetic("+", args[0], number(0))
	},
	"IFERROR": func(args []value) value {
		if args[0].kind == Fault {
			return args[1]
		}
		return args[0]
	},
	"ROUND": func(args []value) value {
		v := arithmetic("+", args[0], number(0))
		if v.kind == Number {
			v.number = Round(v.number, int(args[1].number))
		}
		return v
	},
	"IF": func(args []value) value {
		if args[0].kind == Fault {
			return args[0]
		}
		if args[0].number != 0 {
			return args[1]
		}
		return args[2]
	},
	"AND": func(args []value) value {
		v := over(args, 1, func(all, n float64) float64 { return min(all, math.Abs(n)) })
		return v.asTruth()
	},
	"OR": func(args []value) value {
		v := over(args, 0, func(any, n float64) float64 { return max(any, math.Abs(n)) })
		return v.asTruth()
	},
}

func (v value) asTruth() value {
	if v.kind == Number {
		return truth(v.number != 0)
	}
	return v
}

func fewest(of func(a, b float64) float64) func(a, b float64) float64 {
	return func(a, b float64) float64 {
		if math.IsNaN(a) {
			return b
		}
		return of(a, b)
	}
}

// over takes all numbers of its arguments together; texts in a range are passed over.
func over(args []value, from float64, take func(so, n float64) float64) value {
	for _, a := range args {
		list := a.list
		if list == nil {
			if a.kind == Text {
				return fault("#VALUE!")
			}
			list = []value{a}
		}
		for _, v := range list {
			switch v.kind {
			case Fault:
				return v
			case Number:
				from = take(from, v.number)
			case Truth:
				if a.list == nil {
					from = take(from, v.number)
				}
			}
		}
	}
	if math.IsNaN(from) {
		from = 0
	}
	return number(from)
}

// Round rounds to so many decimals, halves away from zero, by the fifteen digits
// that a spreadsheet goes by.
func Round(n float64, decimals int) float64 {
	scale := math.Pow(10, float64(decimals))
	scaled, err := strconv.ParseFloat(strconv.FormatFloat(math.Abs(n)*scale, 'e', 14, 64), 64)
	if err != nil {
		return n
	}
	return math.Copysign(math.Floor(scaled+0.5)/scale, n)
}
