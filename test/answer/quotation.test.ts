import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Engine, Turn } from '../../src/answer/turn.ts'
import type { Answer, Report } from '../../src/model.ts'
import { engineOver } from '../support/library.ts'
import { chatsOf, faultsOf, readFolder, readRaw } from '../support/quotation.ts'

/**
 * The promise of the bot, over every question and conversation of test/eval: what is quoted stands in the report that
 * is cited, and no figure, name or date is shown that does not. Right or wrong answers are counted elsewhere.
 */
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

describe.each([
  ['the five reports', '../../data', '../eval'],
  ['the district', '../eval/district/reports', '../eval/district'],
  // Questions about other places: what is answered all the same, or offered as near, is quoted no less.
  ['the district asked about other places', '../eval/district/reports', '../eval'],
])('%s', (_name, folder, sets) => {
  let reports: Report[] = []
  let engine: Engine
  const raw = readRaw(here(folder))

  beforeAll(async () => {
    reports = await readFolder(here(folder))
    engine = engineOver(reports)
  })

  it('are quoted word for word in every answer', { timeout: 120_000 }, () => {
    const faults: Record<string, string[]> = {}
    for (const messages of chatsOf(here(sets))) {
      let previous: Turn | null = null
      messages.forEach((message, i) => {
        previous = engine.ask(message, previous)
        const found = faultsOf(message, previous.answer, reports, raw)
        if (found.length > 0) faults[messages.slice(0, i + 1).join(' → ')] = found
      })
    }
    expect(faults).toEqual({})
  })
})

describe('the check itself', () => {
  const raw = new Map([['a.txt', '共立提案363件。']])
  const report = {
    id: 'a',
    file: 'a.txt',
    title: '',
    identity: [],
    sections: [],
    paragraphs: [{ text: '共立提案363件。' }],
  }
  const passage = {
    text: '共立提案363件。',
    highlight: '共立提案363件。',
    report: { id: 'a' },
    section: [],
    paragraph: 1,
  }
  const answer = {
    kind: 'answer',
    headline: '提案363件',
    reply: '提案363件',
    passages: [passage],
    nearby: [],
    comparison: [],
  }
  const check = (change: object) =>
    faultsOf('多少', { ...answer, ...change } as unknown as Answer, [report as unknown as Report], raw)

  it('passes a quotation, and notices a figure, a text, a decline and a comparison that are not one', () => {
    expect(check({})).toEqual([])
    expect(check({ headline: '提案364件' }).join()).toMatch(/364/u)
    expect(check({ headline: '提案63件' }).join()).toMatch(/63 of/u)
    expect(check({ reply: '提案363件，增长25%' }).join()).toMatch(/25%/u)
    expect(check({ reply: '主席葛国庆说' }).join()).toMatch(/葛国庆/u)
    expect(check({ passages: [{ ...passage, text: '共立提案63件。' }] }).join()).toMatch(/text not in/u)
    expect(check({ passages: [{ ...passage, highlight: '提案'.repeat(90) }] }).join()).toMatch(/highlight/u)
    expect(check({ kind: 'decline' }).join()).toMatch(/decline with passages/u)
    expect(check({ kind: 'decline', passages: [], nearby: [passage] }).join()).toMatch(/仅供参考/u)
    expect(check({ comparison: [{ label: '', value: '9件', passage: 0 }] }).join()).toMatch(/9件 not in/u)
    expect(check({ comparison: [{ label: '', value: '9件', passage: null }] }).join()).toMatch(
      /without passage/u,
    )
  })
})
