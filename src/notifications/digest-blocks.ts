import { chineseDate } from '../answer/source-line.ts'
import type { Link } from '../chat/answer-blocks.ts'
import { type Block, type Run, runsText, text } from '../chat/blocks.ts'
import { shorten } from '../chat/render.ts'
import type { Report } from '../model.ts'
import type { Changes } from './changes.ts'
import type { Digest } from './digest.ts'

/** How much of a digest is shown, for messages of different lengths. */
export interface Room {
  entries: number
  figures: number
  news: number
}

/** From all there is to what fits everywhere; a webhook holds about 1,200 Chinese characters. */
export const ROOMS: readonly Room[] = [
  { entries: 14, figures: 10, news: 6 },
  { entries: 8, figures: 8, news: 4 },
  { entries: 4, figures: 5, news: 2 },
  { entries: 0, figures: 3, news: 1 },
]

/** Two lines of a phone. */
const HEADING_LENGTH = 36

function lines(rows: readonly Run[][]): Run[] {
  return rows.flatMap((row, index) => (index === 0 ? row : [{ text: '\n' }, ...row]))
}

function titled(title: string, rows: readonly Run[][]): Block[] {
  if (rows.length === 0) return []
  return [{ kind: 'text', runs: [{ text: title, bold: true }, { text: '\n' }, ...lines(rows)] }]
}

function linked(words: string, href: string | null, bold = false): Run {
  return { text: words, ...(bold ? { bold } : {}), ...(href ? { href } : {}) }
}

/** 2023年工作，2024年任务: the years a report is about, empty if it states none. */
export function periodOf({ yearFrom, year, planYear }: Report): string {
  const done = year === null ? '' : `${yearFrom === null ? '' : `${yearFrom}—`}${year}年工作`
  return [done, planYear === null ? '' : `${planYear}年任务`].filter(Boolean).join('，')
}

/** Whose report, of which years, when, where and by whom: only what it states. */
export function identityLines(report: Report): string[] {
  const { institution, region, session, meeting, date, presenter, presenterPost, type } = report
  const isNews = type === '新闻报道'
  const speaker = [presenterPost, presenter].filter(Boolean).join(' ')
  return [
    institution ? `机构：${institution}${session ? `（${session}）` : ''}` : '',
    !institution && region ? `地区：${region}` : '',
    !isNews && periodOf(report) ? `时段：${periodOf(report)}` : '',
    date ? `日期：${chineseDate(date)}` : '',
    meeting ? `会议：${meeting}` : '',
    presenter ? `${isNews ? '作者' : '报告人'}：${speaker}` : '',
  ].filter(Boolean)
}

function changeRows(
  { previous, figures, coined, headings }: Changes,
  report: Report,
  room: Room,
  link: Link,
): Run[][] {
  const where = (id: string, paragraph: number) => link(id, paragraph)
  const changed = figures
    .slice(0, room.news)
    .map(({ what, before, now, difference }) => [
      { text: `· ${what}：` },
      linked(before.text, where(previous.id, before.paragraph)),
      { text: ' → ' },
      linked(now.text, where(report.id, now.paragraph), true),
      { text: `（${difference}，由程序计算）` },
    ])
  const list = (label: string, items: { words: string; paragraph: number }[]): Run[][] =>
    items.length === 0
      ? []
      : [
          [
            { text: `· ${label}：` },
            ...items.flatMap(({ words, paragraph }, index) => [
              ...(index === 0 ? [] : [{ text: '；' }]),
              linked(words, where(report.id, paragraph)),
            ]),
          ],
        ]
  return [
    ...changed,
    ...list(
      '上次没有的提法',
      coined.slice(0, room.news).map(({ phrase, paragraph }) => ({ words: `“${phrase}”`, paragraph })),
    ),
    ...list(
      '新的标题',
      headings
        .slice(0, Math.ceil(room.news / 2))
        .map(({ title, paragraph }) => ({ words: title, paragraph })),
    ),
  ]
}

/** The digest as a message for a phone, as long as the room allows. */
export function digestBlocks(digest: Digest, room: Room, link: Link): Block[] {
  const { report, outline, figures, changes } = digest
  const title = linked(`《${report.title}》`, link(report.id, 1), true)
  const head: Run[] = [{ text: '新收录 ' }, title, { text: '\n' }, { text: identityLines(report).join('\n') }]
  const top = Math.min(...outline.map(({ level }) => level))
  const upper = outline.filter(({ level }) => level === top)
  const entries = outline.length <= room.entries ? outline : upper.slice(0, room.entries)
  const rows = entries.map(({ title: heading, level, paragraph, paragraphs }): Run[] => [
    { text: level === top ? '' : '　' },
    linked(shorten(heading.replace(/[。；：:]+$/u, ''), HEADING_LENGTH), link(report.id, paragraph)),
    { text: paragraphs > 0 ? `（${paragraphs}段）` : '' },
  ])
  const numbers = figures
    .slice(0, room.figures)
    .map(({ text: words, start, end, paragraph }): Run[] => [
      { text: `· ${words.slice(0, start)}` },
      linked(words.slice(start, end), link(report.id, paragraph), true),
      { text: `${words.slice(end)}（第${paragraph}段）` },
    ])
  const first = report.paragraphs[0]
  const opening =
    outline.length === 0 && figures.length === 0 && first
      ? [text(shorten(first.text, HEADING_LENGTH * 3))]
      : []
  const since = changes ? `与${changes.previous.year ?? '上一份'}年报告相比` : ''
  return [
    { kind: 'text' as const, runs: head },
    ...opening,
    // On a phone the first screen is what most people see: figures before headings.
    ...titled('关键数据', numbers),
    ...(changes ? titled(since, changeRows(changes, report, room, link)) : []),
    ...titled('目录', rows),
  ].filter((block) => block.kind !== 'text' || runsText(block.runs).trim() !== '')
}
