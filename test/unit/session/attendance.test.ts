// Sums of who was there, and tables as files.
import { describe, expect, it } from 'vitest'
import { toCsv } from '../../../shared/csv.ts'
import { attendanceOf } from '../../../shared/session/attendance.ts'

const stay = (participantId: string, from: string, to: string) => ({
  participantId,
  from: `2027-03-01T${from}:00.000Z`,
  to: `2027-03-01T${to}:00.000Z`,
})
const timesOf = (list: readonly { from: string; to: string }[]) =>
  list.map(({ from, to }) => `${from.slice(11, 16)}-${to.slice(11, 16)}`)

describe('attendance', () => {
  it('[A34] joins stays that touch or overlap, in whatever order they come', () => {
    const stays = [stay('a', '10:00', '10:20'), stay('a', '09:00', '09:40'), stay('a', '09:30', '10:00')]
    for (const order of [stays, stays.toReversed()]) {
      const [only] = attendanceOf(order)
      expect([timesOf(only!.stays), only!.minutes]).toEqual([['09:00-10:20'], 80])
    }
    const [nested] = attendanceOf([
      stay('a', '09:00', '11:00'),
      stay('a', '09:30', '10:00'),
      stay('a', '12:00', '12:10'),
    ])
    expect([timesOf(nested!.stays), nested!.minutes]).toEqual([['09:00-11:00', '12:00-12:10'], 130])
    expect([nested!.from.slice(11, 16), nested!.to.slice(11, 16)]).toEqual(['09:00', '12:10'])
  })

  it('[A34] lists who came first, first, and leaves what it is given as it is', () => {
    const stays = [stay('b', '09:10', '09:20'), stay('a', '09:10', '09:15'), stay('c', '09:00', '09:30')]
    const before = JSON.stringify(stays)
    expect(attendanceOf(stays).map(({ participantId }) => participantId)).toEqual(['c', 'a', 'b'])
    expect(JSON.stringify(stays)).toBe(before)
    expect(attendanceOf([])).toEqual([])
  })
})

describe('a table as a file', () => {
  it('[A34] quotes what needs it and keeps formulas from running', () => {
    expect(
      toCsv([
        ['a', 1.5, 'b,c'],
        ['say "x"', 'two\nlines', -2],
        ['=1+1', '+49 1', '@x', '-1', '\tx'],
      ]),
    ).toBe('\uFEFFa,1.5,"b,c"\r\n"say ""x""","two\nlines",-2\r\n\'=1+1,\'+49 1,\'@x,\'-1,\'\tx\r\n')
  })
})
