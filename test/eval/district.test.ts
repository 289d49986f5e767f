import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

interface Expectation {
  kind?: string
  docs?: string[]
  gold?: string[]
  gold_any?: string[]
  answer?: string
  years?: number[]
  not?: string[]
}

interface Question {
  id: string
  q: string
  type: string
  docs: string[]
  gold?: string[]
  gold_any?: string[]
  answer: string
  history?: string[]
  wording: string
}

interface Conversation {
  id: string
  turns: { q: string; quote?: string; expect: Expectation }[]
}

type Library = ReadonlyMap<string, string>

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const strip = (text: string) => text.replace(/[\s\uFEFF]+/gu, '')
const length = (text: string) => [...text].length
const count = (text: string, part: string) => text.split(part).length - 1

function readLines<T>(path: string): T[] {
  return readFileSync(here(path), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)
}

function readLibrary(folder: string): Library {
  const names = readdirSync(here(folder)).filter((name) => /\.(txt|md)$/.test(name))
  return new Map(names.map((name) => [name, strip(readFileSync(here(`${folder}/${name}`), 'utf8'))]))
}

/** The full-width figures of a national report are folded on both sides, as the scorer does. */
const fold = (text: string) => strip(text).normalize('NFKC')

function holders(library: Library, gold: string): string[] {
  return [...library].filter(([, text]) => fold(text).includes(fold(gold))).map(([name]) => name)
}

/** The faults of golds against a library: absent, in a report outside docs, or of the wrong length. */
function goldFaults(library: Library, where: string, docs: string[], golds: string[]): string[] {
  const faults: string[] = []
  const meant = (name: string) => docs.some((doc) => name.startsWith(doc))
  for (const gold of golds) {
    const found = holders(library, gold)
    if (gold !== strip(gold)) faults.push(`${where}: whitespace in ${gold}`)
    if (length(gold) < 6 || length(gold) > 40) faults.push(`${where}: ${length(gold)} characters: ${gold}`)
    if (!found.some(meant)) faults.push(`${where}: absent: ${gold}`)
    if (found.some((name) => !meant(name))) faults.push(`${where}: elsewhere too: ${gold}`)
  }
  for (const doc of docs) {
    if (![...library.keys()].some((name) => name.startsWith(doc))) faults.push(`${where}: no report ${doc}`)
    else if (golds.length > 0 && !golds.some((gold) => holders(library, gold).some((n) => n.startsWith(doc))))
      faults.push(`${where}: no gold from ${doc}`)
  }
  return faults
}

const goldsOf = (item: { gold?: string[]; gold_any?: string[] }) => [
  ...(item.gold ?? []),
  ...(item.gold_any ?? []),
]

/** Everything wrong with a question set, in words; empty when it is sound. */
function questionFaults(library: Library, questions: Question[], prefix: string): string[] {
  const faults: string[] = []
  const asked = new Set<string>()
  questions.forEach((item, index) => {
    const golds = goldsOf(item)
    const turns = [...(item.history ?? []), item.q].join('\n')
    if (item.id !== `${prefix}${String(index + 1).padStart(3, '0')}`) faults.push(`${item.id}: out of order`)
    if (asked.has(turns)) faults.push(`${item.id}: asked twice`)
    asked.add(turns)
    if (length(item.q) > 40) faults.push(`${item.id}: longer than 40 characters`)
    if (!['official', 'everyday'].includes(item.wording)) faults.push(`${item.id}: no wording`)
    if (strip(item.answer) === '') faults.push(`${item.id}: no answer`)
    if ((item.type === 'followup') !== (item.history !== undefined)) faults.push(`${item.id}: history`)
    if (item.type === 'unanswerable') {
      if (golds.length + item.docs.length > 0) faults.push(`${item.id}: unanswerable, yet with gold or docs`)
      return
    }
    if (item.docs.length === 0) faults.push(`${item.id}: no docs`)
    if (golds.length === 0 && item.type !== 'meta') faults.push(`${item.id}: no gold`)
    if (item.type === 'compare') {
      const sides = item.answer.split(' / ')
      if (sides.length !== (item.gold ?? []).length) faults.push(`${item.id}: a side without gold`)
      sides.forEach((side, i) => {
        const gold = fold(item.gold?.[i] ?? '')
        if (!gold.includes(fold(side))) faults.push(`${item.id}: ${side} is not in ${gold}`)
      })
      for (const gold of golds)
        if (holders(library, gold).length !== 1) faults.push(`${item.id}: not in exactly one report: ${gold}`)
    }
    if (['number', 'who', 'when'].includes(item.type)) {
      const answer = fold(item.answer)
      if (!golds.some((gold) => fold(gold).includes(answer))) faults.push(`${item.id}: answer not in a gold`)
    }
    faults.push(...goldFaults(library, item.id, item.docs, golds))
  })
  return faults
}

function conversationFaults(library: Library, conversations: Conversation[]): string[] {
  return conversations.flatMap(({ id, turns }) =>
    turns.flatMap(({ q, expect: wanted }, index) => {
      const where = `${id}.${index + 1}`
      const faults = goldFaults(library, where, wanted.docs ?? [], goldsOf(wanted))
      if (length(q) > 40) faults.push(`${where}: longer than 40 characters`)
      if (Object.keys(wanted).length === 0) faults.push(`${where}: expects nothing`)
      if (['decline', 'chat'].includes(wanted.kind ?? '') && wanted.docs)
        faults.push(`${where}: kind and docs`)
      for (const banned of wanted.not ?? [])
        if (wanted.answer?.includes(banned)) faults.push(`${where}: forbids its own answer`)
      return faults
    }),
  )
}

function tally(questions: Question[]): Record<string, number> {
  const found: Record<string, number> = {}
  for (const { type } of questions) found[type] = (found[type] ?? 0) + 1
  return found
}

describe('the district that does not exist', () => {
  const library = readLibrary('district/reports')
  const questions = readLines<Question>('district/questions.jsonl')

  it('has six reports of a length one reads aloud', () => {
    const lengths = [...library.values()].map(length)
    expect(lengths).toHaveLength(6)
    for (const n of lengths) expect(n).toSatisfy((value: number) => value >= 3500 && value <= 5000)
  })

  it('says no long sentence twice, neither within a report nor in two', () => {
    const whole = [...library.values()].join('\n')
    const sentences = whole.split(/[。；\n]/u).filter((sentence) => length(sentence) >= 24)
    expect(sentences.filter((sentence) => count(whole, sentence) > 1)).toEqual([])
  })

  it('asks what was agreed: 160 questions, about half of them in everyday words', () => {
    expect(tally(questions)).toEqual({
      number: 45,
      who: 8,
      when: 8,
      list: 14,
      topic: 22,
      definition: 8,
      compare: 16,
      section: 6,
      meta: 4,
      followup: 12,
      unanswerable: 17,
    })
    const everyday = questions.filter(({ wording }) => wording === 'everyday').length
    expect(everyday).toBeGreaterThan(70)
    expect(everyday).toBeLessThan(90)
  })

  it('has every gold word for word in its report and in no other', () => {
    expect(questionFaults(library, questions, 'g')).toEqual([])
  })

  it('maps each name in docs to its own report, and to how a reply would name it', () => {
    const map = JSON.parse(readFileSync(here('district/docs.json'), 'utf8')) as Record<string, string>
    for (const [name, pattern] of Object.entries(map)) {
      const matched = [...library.keys()].filter((file) => new RegExp(pattern).test(file))
      expect(matched).toHaveLength(1)
      expect(matched[0]).toMatch(new RegExp(`^${name}`))
    }
    expect(new Set(questions.flatMap(({ docs }) => docs))).toEqual(new Set(Object.keys(map)))
    const reply = '砚湖区政协·2022年；砚湖区人大·2023年'
    const named = Object.keys(map).filter((name) => new RegExp(map[name] ?? '').test(reply))
    expect(named).toEqual(['砚湖区政协五届二次', '砚湖区人大五届四次'])
  })

  it('talks ten times, with at least forty turns that can be checked', () => {
    const conversations = readLines<Conversation>('district/conversations.jsonl')
    expect(conversations).toHaveLength(10)
    expect(conversations.flatMap(({ turns }) => turns).length).toBeGreaterThanOrEqual(40)
    expect(conversationFaults(library, conversations)).toEqual([])
  })

  it('would notice a gold that is absent, foreign, or too short', () => {
    const bad = (gold: string) => goldFaults(library, 'x', ['砚湖区政协五届二次'], [gold])
    expect(bad('经审查立案258件')).toEqual([])
    expect(bad('经审查立案259件')[0]).toMatch(/absent/)
    expect(bad('共举行常委会会议8次').join()).toMatch(/absent.*elsewhere/)
    expect(bad('258件')[0]).toMatch(/characters/)
  })
})

describe('the conversations about the five reports', () => {
  it('run to at least 110 turns in 25 talks, each turn checkable in the reports', () => {
    const conversations = readLines<Conversation>('conversations.jsonl')
    expect(conversations).toHaveLength(25)
    expect(conversations.flatMap(({ turns }) => turns).length).toBeGreaterThanOrEqual(110)
    expect(conversationFaults(readLibrary('../../data'), conversations)).toEqual([])
  })
})

describe.each([
  ['national-own.jsonl', '../../../shared/corpora/national-1998-2007', 'm'],
  ['provinces-own.jsonl', '../../../shared/corpora/provinces-2026', 'q'],
])('%s', (file, folder, prefix) => {
  const questions = readLines<Question>(file)

  it('holds thirty questions, half everyday, six without an answer', () => {
    expect(questions).toHaveLength(30)
    expect(questions.filter(({ wording }) => wording === 'everyday')).toHaveLength(15)
    expect(tally(questions).unanswerable).toBe(6)
  })

  it.skipIf(!existsSync(here(folder)))('has its golds in the reports it names and nowhere else', () => {
    expect(questionFaults(readLibrary(folder), questions, prefix)).toEqual([])
  })
})

describe.each([
  ['five', '../../data'],
  ['national', '../../../shared/corpora/national-1998-2007'],
  ['provinces', '../../../shared/corpora/provinces-2026'],
])('the conversations about the %s reports', (name, folder) => {
  it.skipIf(!existsSync(here(folder))).each([1, 2])(
    'in half %i are each checkable in the reports',
    (half) => {
      const conversations = readLines<Conversation>(`${name}-conversations-${half}.jsonl`)
      expect(conversations.flatMap(({ turns }) => turns).length).toBeGreaterThanOrEqual(22)
      expect(conversationFaults(readLibrary(folder), conversations)).toEqual([])
    },
  )
})
