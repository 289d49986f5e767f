import { chineseDate } from '../answer/source-line.ts'
import { type Block, text } from '../chat/blocks.ts'
import { shorten } from '../chat/render.ts'
import type { Report } from '../model.ts'
import { outlineOf, shortBody } from './digest.ts'
import { keyFigures } from './key-figures.ts'

const ENTRIES = 8
const FIGURES = 5
const WARNINGS = 3
const TITLES = 12
/** 修改: the words an admin uses, and the keys of a .meta.yaml. */
const KEYS: Readonly<Record<string, string>> = {
  题名: 'title',
  标题: 'title',
  机构: 'institution',
  地区: 'region',
  年份: 'year',
  日期: 'date',
  届次: 'session',
  会议: 'meeting',
  报告人: 'presenter',
  职务: 'presenterPost',
  种类: 'type',
}
const CORRECTION = new RegExp(`^(${Object.keys(KEYS).join('|')})(?:[\\s:：]+|改[成为])(.+)$`, 'u')

/** How corrections are written; said when an admin presses 修改. */
export const HOW_TO_CORRECT = `请发要改的内容，一行一项，例如：
年份 2023
机构 政协义乌市委员会
日期 2024-01-10
可以改：题名、机构、地区、年份、日期、届次、会议、报告人、职务。`

/** 2024年1月10日 and 2024.1.10 as 2024-01-10; anything else as it is. */
function isoDate(said: string): string {
  const [, year, month, day] =
    /^(\d{4})[年.\-/](?:(\d{1,2})(?:[月.\-/](?:(\d{1,2})日?)?)?)?$/u.exec(said) ?? []
  if (!year) return said
  return [year, month, day].flatMap((part) => (part ? [part.padStart(2, '0')] : [])).join('-')
}

/** Reads 年份 2023 or 机构：政协义乌市委员会, a line each; null if a line is something else. */
export function readCorrections(words: string): Record<string, string | number> | null {
  const lines = words
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const read: Record<string, string | number> = {}
  for (const line of lines) {
    const [, word = '', said = ''] = CORRECTION.exec(line) ?? []
    const key = KEYS[word]
    if (!key) return null
    const value = said.trim()
    const year = /^(\d{4})年?$/u.exec(value)?.[1]
    if (key === 'year' && year) read[key] = Number(year)
    else read[key] = key === 'date' ? isoDate(value) : value
  }
  return lines.length > 0 ? read : null
}

function identityRows(report: Report): string[] {
  const { title, titleFrom, institution, region, session, meeting, date, year, presenter, presenterPost } =
    report
  const from = { stated: '', derived: '（正文推出）', override: '（已更正）' }[titleFrom]
  const value = (said: string | number | null) => said ?? '没有写'
  return [
    `题名：${title}${from}`,
    `机构：${value(institution)}`,
    `地区：${value(region)}`,
    `年份：${value(year)}`,
    `日期：${date ? chineseDate(date) : '没有写'}`,
    ...(session ? [`届次：${session}`] : []),
    ...(meeting ? [`会议：${meeting}`] : []),
    ...(presenter ? [`报告人：${[presenterPost, presenter].filter(Boolean).join(' ')}`] : []),
  ]
}

function oneReport(report: Report): Block[] {
  const outline = outlineOf(report)
  const top = Math.min(...outline.map(({ level }) => level))
  const parts = outline.filter(({ level }) => level === top || outline.length <= ENTRIES)
  const figures = keyFigures(report)
  const doubts = [
    ...new Set(report.warnings.filter(({ line }) => line !== null).map(({ message }) => message)),
  ]
  const total = report.paragraphs.reduce((sum, { figures: found }) => sum + found.length, 0)
  return [
    text(['请核对读到的内容：', ...identityRows(report)].join('\n')),
    text(
      [
        `共${report.paragraphs.length}段、${report.sections.length}个标题、${total}个数字。`,
        ...parts
          .slice(0, ENTRIES)
          .map(({ title, paragraphs }) => `· ${shorten(title, 36)}（${paragraphs}段）`),
      ].join('\n'),
    ),
    ...(figures.length > 0
      ? [
          text(
            `数字例如：${figures
              .slice(0, FIGURES)
              .map((figure) => figure.text)
              .join('；')}`,
          ),
        ]
      : []),
    ...(doubts.length > 0
      ? [
          text(
            [
              `提示${doubts.length}条：`,
              ...doubts.slice(0, WARNINGS).map((doubt) => `· ${shorten(doubt, 60)}`),
            ].join('\n'),
          ),
        ]
      : []),
  ]
}

/** The proof sheet for a phone: what the file says of itself, its outline, some figures, what is doubtful. */
export function intakeSheet(reports: readonly Report[], known: readonly string[]): Block[] {
  const [first, ...more] = reports
  const there =
    known.length > 0 ? [text(`库里已有很像的报告：${known.map((title) => `《${title}》`).join('')}`)] : []
  if (!first) return []
  if (more.length === 0) return [...oneReport(first), ...there]
  const titles = reports
    .slice(0, TITLES)
    .map(({ title, paragraphs }) => `· ${shorten(title, 36)}（${paragraphs.length}段）`)
  return [text([`这个文件里有${reports.length}篇：`, ...titles].join('\n')), ...there]
}

/** What a report is called in the reports folder: 义乌市政协2023年工作报告. */
export function nameFor(reports: readonly Report[], claimed: string): string {
  const [first, ...more] = reports
  if (!first || more.length > 0) return claimed.replace(/\.[^.]*$/u, '')
  const whose = shortBody(first)
  const { year, type, title } = first
  if (whose === '' || year === null) return title
  return `${whose}${year}年${/综述|总结/u.exec(type ?? '') ? type : '工作报告'}`
}
