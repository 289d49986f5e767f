import { describe, expect, it } from 'vitest'
import { gbCitation } from '../../../src/channels/web/gb-citation.ts'
import { fakeReport } from '../../support/fake-engine.ts'

describe('gbCitation', () => {
  it('names body, title, kind, day and paragraph', () => {
    expect(gbCitation(fakeReport(), 2, null)).toBe(
      '政协云溪市委员会. 云溪市政协常委会工作报告[R]. (2024-01-20): 第2段.',
    )
  })

  it('adds address and day of reading for what is online', () => {
    const online = { url: 'https://baogao.example.org/reports/r-2023#p2', day: '2026-11-20' }
    expect(gbCitation(fakeReport(), 2, online)).toBe(
      '政协云溪市委员会. 云溪市政协常委会工作报告[R/OL]. (2024-01-20)[2026-11-20]: 第2段. https://baogao.example.org/reports/r-2023#p2.',
    )
  })

  it('does not take the year reported on for the day it was given', () => {
    expect(gbCitation({ ...fakeReport(), date: null }, 2, null)).toContain('(2023年度): 第2段.')
  })

  it('leaves out what the report does not state', () => {
    const bare = { institution: null, presenter: null, region: null, date: null, type: null, year: null }
    expect(gbCitation({ ...fakeReport(), ...bare, title: '产品受热捧' }, null, null)).toBe('产品受热捧[Z].')
  })
})
