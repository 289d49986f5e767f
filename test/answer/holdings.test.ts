import { describe, expect, it } from 'vitest'
import { holdingsOf } from '../../src/answer/holdings.ts'
import { libraryOf, reportsOf } from '../support/library.ts'
import { MADE_UP } from '../support/made-up-reports.ts'

const library = libraryOf(reportsOf(MADE_UP))
const holdings = holdingsOf(library)

describe('what a library holds', () => {
  it('stands under each place with all its reports, the newest first', () => {
    const files = [...holdings.byPlace].map(([place, there]) => [
      place,
      there.map(({ report }) => report.file),
    ])
    const listed = library.reports.map(({ region, file }) => `${region} ${file}`).sort()
    expect(
      files.flatMap(([place, there]) => [there].flat().map((file) => `${place} ${file}`)).sort(),
    ).toEqual(listed)
    for (const there of holdings.byPlace.values()) {
      const given = there.map(({ report }) => report.date ?? '')
      expect(given).toEqual([...given].sort().reverse())
    }
  })

  it('shares a number only where a question cannot tell reports apart by place, body or year', () => {
    for (const one of holdings.newestFirst)
      for (const other of holdings.newestFirst) {
        expect(one.place === other.place).toBe(one.report.region === other.report.region)
        if (one.times === other.times) expect(one.report.year).toBe(other.report.year)
        if (one.series === other.series) expect(one.bodies).toBe(other.bodies)
      }
    expect(new Set(holdings.newestFirst.map(({ bodies }) => bodies)).size).toBe(holdings.bodies.size)
  })

  it('is worked out once for a library', () => {
    expect(holdingsOf(library)).toBe(holdings)
  })
})
