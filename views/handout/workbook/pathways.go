package workbook

import (
	"math"

	"fewer/views/handout/workbook/cells"
)

// The columns of Pathways.
const (
	pathWhat = iota
	pathLine
	pathPercent
	pathFewer
	pathMore
	pathFewerAfter
	pathMoreAfter
	pathFewerFull
	pathMoreFull
	pathFewerRoom
	pathMoreRoom
	pathFewerRoomInFull
	pathMoreRoomInFull
	pathUnits
	pathAfter
	pathFull
	pathRoom
	pathRoomInFull
	pathFewerBefore
	pathMoreBefore
	pathBefore
)

var pathColumns = []column{
	{"What is typed", 34},
	{"Line", 34},
	{"Percent typed", 10},
	{"1% fewer, by 31 March: units", 12},
	{"1% more, by 31 March: units", 12},
	{"1% fewer, after 31 March", 12},
	{"1% more, after 31 March", 12},
	{"1% fewer, in a full year", 12},
	{"1% more, in a full year", 12},
	{"1% fewer uses up of the line's room", 12},
	{"1% more uses up of the line's room", 12},
	{"1% fewer uses up, full year", 12},
	{"1% more uses up, full year", 12},
	{"Units by 31 March", 12},
	{"Units after it", 12},
	{"Units in a full year", 12},
	{"Room used up", 10},
	{"Room used up, full year", 10},
}

// writePathways writes what one percent of each row does to each line.
func (m *maker) writePathways() {
	columns := pathColumns
	if m.split() {
		columns = append(columns[:len(columns):len(columns)], column{"1% fewer, before proposed terms", 12}, column{"1% more, before proposed terms", 12}, column{"Units before proposed terms", 12})
	}
	m.head(m.pathways, "Pathways: what one percent of a row does to a line",
		"Constants that weeks and pathways make: each remaining week's referrals × what each leads to, in the weeks after it, less what comes from the queue instead; fewer and more differ, since backfill and what is sent elsewhere act only below zero.", columns...)
	s := m.pathways
	for k, p := range m.paths {
		row := top + k
		s.Say(row, pathWhat, m.nameOf(&m.rows[p.lever]), cells.Normal)
		s.Say(row, pathLine, m.y.Lines[p.Line].Name, cells.Normal)
		s.Work(row, pathPercent, cells.Exact, m.typedNumber(p.lever))
		pair := func(fewer int, of [2]float64) {
			for side, n := range of {
				if n != 0 && !math.IsInf(n, 0) {
					s.Put(row, fewer+side, n, cells.Exact)
				}
			}
		}
		act := func(col, fewer int) {
			percent := cells.At(row, pathPercent)
			s.Work(row, col, cells.Exact, "IF("+percent+"<0,-"+percent+"*"+cells.At(row, fewer)+","+percent+"*"+cells.At(row, fewer+1)+")")
		}
		pair(pathFewer, p.Year)
		pair(pathFewerAfter, p.After)
		pair(pathFewerFull, p.FullYear)
		pair(pathFewerRoom, p.Room)
		pair(pathFewerRoomInFull, p.RoomInFull)
		act(pathUnits, pathFewer)
		act(pathAfter, pathFewerAfter)
		act(pathFull, pathFewerFull)
		act(pathRoom, pathFewerRoom)
		act(pathRoomInFull, pathFewerRoomInFull)
		if m.levers.SplitOf(p.Line) > 0 {
			pair(pathFewerBefore, p.Before)
			act(pathBefore, pathFewerBefore)
		}
	}
}
