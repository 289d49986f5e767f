import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../src/chat/blocks.ts'
import { type Format, plainFormat, TELEGRAM_HTML, utf8, WECOM_MARKDOWN } from '../../src/chat/format.ts'
import { render, shorten } from '../../src/chat/render.ts'
import { htmlFault } from '../support/telegram-rules.ts'

const HOSTILE = [
  '<b>',
  '</blockquote>',
  '&lt;',
  '&',
  '"',
  '<script>alert(1)</script>',
  '**',
  '_',
  '`',
  '](x)',
  '|',
  '# ',
  '> ',
  '- ',
  '😀',
  '👨‍👩‍👧',
  'é',
  '\n',
  '\n\n',
  ' ',
  '。',
  '，',
  '！',
  '提案',
  '共立提案363件。',
  '％',
  '第十四届',
  '𠮷',
  '\\',
  '~',
  '<font color="x">',
]

const words = fc.array(fc.constantFrom(...HOSTILE), { maxLength: 60 }).map((parts) => parts.join(''))
const long = fc.tuple(words, fc.integer({ min: 1, max: 120 })).map(([part, times]) => part.repeat(times))
const runs = fc
  .array(
    fc.record({
      text: fc.oneof(words, long),
      bold: fc.boolean(),
      href: fc.option(fc.constant('https://x.cn/r/1#p(2)'), { nil: undefined }),
    }),
    { maxLength: 4 },
  )
  .map((list) => list.map(({ href, ...run }) => (href ? { ...run, href } : run)))
const block: fc.Arbitrary<Block> = fc.oneof(
  runs.map((list) => ({ kind: 'text' as const, runs: list })),
  fc.tuple(runs, fc.boolean()).map(([list, folded]) => ({ kind: 'quote' as const, runs: list, folded })),
  fc
    .array(fc.tuple(words, words), { maxLength: 40 })
    .map((rows) => ({ kind: 'table' as const, head: ['年份', '数量'], rows })),
)
const blocks = fc.array(block, { maxLength: 6 })

function seen(list: readonly Block[]): string {
  const text = list
    .map((one) =>
      one.kind === 'table' ? one.rows.flat().join('') : one.runs.map((run) => run.text).join(''),
    )
    .join('')
  return text.replace(/\s/gu, '')
}

function unescapeHtml(html: string): string {
  return html
    .replace(/<[^>]*>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

function withoutNumbers(parts: string[]): string {
  return parts.length < 2
    ? parts.join('')
    : parts.map((part, index) => part.slice(0, part.lastIndexOf(`\n（${index + 1}/`))).join('')
}

function shrunk(format: Format, limit: number): Format {
  return { ...format, limit }
}

const BROKEN_PAIR = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/u

describe('render', () => {
  it.each([
    ['Telegram HTML', TELEGRAM_HTML],
    ['WeCom markdown', WECOM_MARKDOWN],
    ['plain text', plainFormat(500)],
    ['a narrow Telegram', shrunk(TELEGRAM_HTML, 400)],
    ['a narrow WeCom', shrunk(WECOM_MARKDOWN, 600)],
  ])(
    'keeps every message of %s within its limit, with no character broken and none empty',
    (_name, format) => {
      fc.assert(
        fc.property(blocks, (list) => {
          for (const message of render(list, format)) {
            expect(format.measure(message)).toBeLessThanOrEqual(format.limit)
            expect(message.trim()).not.toBe('')
            expect(message).not.toMatch(BROKEN_PAIR)
          }
        }),
        { numRuns: 150 },
      )
    },
  )

  it('writes HTML that Telegram can parse, in every part, whatever the text', () => {
    fc.assert(
      fc.property(blocks, fc.constantFrom(400, 1000, 4096), (list, limit) => {
        for (const html of render(list, shrunk(TELEGRAM_HTML, limit))) {
          expect(htmlFault(html)).toBeNull()
          expect(unescapeHtml(html).trim()).not.toBe('')
        }
      }),
      { numRuns: 200 },
    )
  })

  it('loses and doubles nothing that can be read', () => {
    fc.assert(
      fc.property(blocks, fc.constantFrom(400, 4096), (list, limit) => {
        const noTables = list.filter((one) => one.kind !== 'table')
        const html = withoutNumbers(render(noTables, shrunk(TELEGRAM_HTML, limit)))
        expect(unescapeHtml(html).replace(/\s/gu, '')).toBe(seen(noTables))
        const linkless = noTables.map((one) => ({ ...one, runs: one.runs.map(({ text }) => ({ text })) }))
        const plain = withoutNumbers(render(linkless, plainFormat(limit)))
        expect(plain.replace(/\s/gu, '')).toBe(seen(noTables))
      }),
      { numRuns: 200 },
    )
  })

  it('cuts long text after a sentence', () => {
    const text = '全年共立提案363件，办复率100%。'.repeat(60)
    const parts = render([{ kind: 'text', runs: [{ text }] }], plainFormat(300))
    expect(parts.length).toBeGreaterThan(3)
    for (const part of parts) expect(part.replace(/\n（\d+\/\d+）$/u, '')).toMatch(/。$/u)
  })

  it('numbers the parts of a cut message', () => {
    const parts = render([{ kind: 'text', runs: [{ text: '一句话。'.repeat(200) }] }], plainFormat(500))
    expect(parts[0]).toMatch(/（1\/2）$/u)
    expect(parts[1]).toMatch(/（2\/2）$/u)
  })

  it('never cuts inside a table row, and repeats the head in each part', () => {
    const rows = Array.from({ length: 200 }, (_, i) => [`${1900 + i}年`, `提案${i}件，办复率${i % 100}%`])
    const parts = render([{ kind: 'table', head: ['年份', '数量'], rows }], shrunk(WECOM_MARKDOWN, 900))
    expect(parts.length).toBeGreaterThan(5)
    const shown = parts.flatMap((part) => {
      const lines = part.split('\n').filter((line) => line.startsWith('|'))
      expect(lines[0]).toBe('| 年份 | 数量 |')
      expect(lines[1]).toBe('| --- | --- |')
      return lines.slice(2)
    })
    expect(shown).toEqual(rows.map((row) => `| ${row.join(' | ')} |`))
  })

  it('shows a row that no message can hold as text', () => {
    const parts = render(
      [{ kind: 'table', head: ['', ''], rows: [['甲', '长句。'.repeat(500)]] }],
      shrunk(WECOM_MARKDOWN, 900),
    )
    expect(parts.length).toBeGreaterThan(3)
    for (const part of parts) expect(utf8(part)).toBeLessThanOrEqual(900)
  })

  it('folds a long quote in Telegram and marks each line of it in WeCom', () => {
    const quote: Block = { kind: 'quote', runs: [{ text: '一\n二' }], folded: true }
    expect(render([quote], TELEGRAM_HTML)).toEqual(['<blockquote expandable>一\n二</blockquote>'])
    expect(render([quote], WECOM_MARKDOWN)).toEqual(['> 一\n> 二'])
  })

  it('keeps markup of the report from becoming markup of the message', () => {
    const hostile: Block = { kind: 'text', runs: [{ text: '# 甲*乙*[丙](丁)<b>' }] }
    expect(render([hostile], WECOM_MARKDOWN)).toEqual(['\\# 甲\\*乙\\*\\[丙\\](丁)\\<b\\>'])
    expect(render([hostile], TELEGRAM_HTML)).toEqual(['# 甲*乙*[丙](丁)&lt;b&gt;'])
  })

  it('puts bold marks at the words, not at the spaces around them', () => {
    const runs = [{ text: '共' }, { text: ' 363件 ', bold: true }, { text: '提案' }]
    expect(render([{ kind: 'text', runs }], WECOM_MARKDOWN)).toEqual(['共 **363件** 提案'])
  })

  it('says nothing for nothing', () => {
    expect(render([], TELEGRAM_HTML)).toEqual([])
    expect(render([{ kind: 'text', runs: [{ text: ' \n' }] }], TELEGRAM_HTML)).toEqual([])
  })
})

describe('shorten', () => {
  it('stays within the limit and breaks no character', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const byUnits = shorten(text, limit)
        expect(byUnits.length).toBeLessThanOrEqual(limit)
        expect(byUnits).not.toMatch(BROKEN_PAIR)
        expect(utf8(shorten(text, limit, utf8))).toBeLessThanOrEqual(limit)
      }),
    )
  })

  it('leaves short text alone', () => {
    expect(shorten('那2020年呢', 40)).toBe('那2020年呢')
  })
})
