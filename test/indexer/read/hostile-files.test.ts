import { describe, expect, it } from 'vitest'
import { ingest } from '../../../src/indexer/ingest.ts'
import { readPlainText } from '../../../src/indexer/read/text.ts'
import { formatFixtures, mutatedFile } from '../../support/mutated-files.ts'
import { readMutated } from '../../support/read-mutated.ts'
import { seeded } from '../../support/seeded.ts'

const utf8 = (text: string) => new Uint8Array(Buffer.from(text))
const REPORT = '各位委员：现在向大会报告工作。\n共立提案363件，办复率100%。\n'

describe('a damaged file', () => {
  // npm run bench:fuzz-readers reads ten times as many and more, and times them.
  it('of any format is read without loss, or told in one clear line that was foreseen', {
    timeout: 120_000,
  }, async () => {
    const chance = seeded(21)
    const fixtures = formatFixtures()
    const faults: Record<string, string[]> = {}
    let read = 0
    for (let i = 0; i < 300; i += 1) {
      const file = mutatedFile(chance, fixtures)
      const { error, faults: found } = await readMutated(file)
      if (error === null) read += 1
      if (found.length > 0) faults[`${i} ${file.name}, ${file.how}`] = found
    }
    expect(faults).toEqual({})
    // Damage that left nothing to read would show nothing.
    expect(read).toBeGreaterThan(60)
  })
})

/** Rows over which a pattern with two repetitions would go once for each of their characters: minutes, not milliseconds. */
const LONG = 400_000
const ROWS: [what: string, name: string, text: string][] = [
  ['spaces and a word', 'a.md', `# 报告\n${REPORT}\n${' '.repeat(LONG)}x\n`],
  ['spaces behind #', 'a.md', `# 报告\n${REPORT}\n# ${' '.repeat(LONG)}x\n`],
  ['# behind a heading', 'a.md', `# 报告${'#'.repeat(LONG)}x\n${REPORT}`],
  ['comments without end', 'a.md', `# 报告\n${REPORT}${'<!--'.repeat(LONG / 4)}`],
  ['line ends', 'a.html', `<html><body><p>${REPORT}</p><p>提案${'\n'.repeat(LONG)}x</p></body></html>`],
  [
    'spaces kept as they are',
    'a.html',
    `<html><body><p>${REPORT}</p><pre>${' '.repeat(LONG)}。</pre></body></html>`,
  ],
]

describe('a long row', () => {
  it.each(ROWS)('of %s holds nobody up: %s', async (_what, name, text) => {
    expect(await readMutated({ name, bytes: utf8(text), how: '' })).toEqual({ error: null, faults: [] })
  })

  it('of sentences that might each name a paragraph is read at once, and whole', () => {
    const text = '推进协商民主。提案三百件。'.repeat(80_000)
    const [report] = ingest(readPlainText(text), 'a.txt')
    const kept = [
      ...(report?.sections ?? []).map(({ title }) => title),
      ...(report?.paragraphs ?? []).map((one) => one.text),
    ]
    expect(kept.join('').length).toBe(text.length)
  })
})
