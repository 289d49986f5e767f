import { html } from 'hono/html'
import type { ReportHead } from '../../model.ts'
import { fold } from '../../text/normalize.ts'
import { reportPath } from './address.ts'
import { type Html, layout } from './layout.ts'
import { identityLine } from './report-page.ts'

function haystack(head: ReportHead): string {
  const years = [head.year, head.yearFrom, head.planYear].filter((year) => year !== null).map(String)
  return fold(
    [
      head.title,
      head.institution,
      head.region,
      head.type,
      head.meeting,
      head.presenter,
      head.date,
      ...years,
      head.file,
    ]
      .filter(Boolean)
      .join(' '),
  ).toLowerCase()
}

/** The reports that have every word of `search` in title, body, place, year, meeting or speaker: 政协 2023. */
export function searchHeads(heads: readonly ReportHead[], search: string): ReportHead[] {
  const words = fold(search)
    .toLowerCase()
    .split(/[\s,，、]+/u)
    .filter((word) => word !== '')
  return heads.filter((head) => {
    const text = haystack(head)
    return words.every((word) => text.includes(word.replace(/^(\d{4})年$/u, '$1')))
  })
}

function yearOf(head: ReportHead): string {
  return head.year === null ? '未注明年份' : `${head.year}年`
}

/** The heads by year reported on, the latest first, in the order given within a year. */
function byYear(heads: readonly ReportHead[]): [string, ReportHead[]][] {
  const groups = new Map<string, ReportHead[]>()
  for (const head of heads) groups.set(yearOf(head), [...(groups.get(yearOf(head)) ?? []), head])
  return [...groups].sort(
    ([a], [b]) => (/^\d/u.test(a) ? 0 : 1) - (/^\d/u.test(b) ? 0 : 1) || b.localeCompare(a),
  )
}

function entry(head: ReportHead): Html {
  return html`<li data-report="${head.id}"><a href="${reportPath(head.id)}">${head.title}</a><span class="identity">${identityLine(head)}</span></li>`
}

/** The list of reports by year, narrowed to those that fit `search`. */
export function reportsPage(all: readonly ReportHead[], search: string): Html {
  const heads = searchHeads(all, search)
  const count = search === '' ? `共${all.length}份` : `找到${heads.length}份，共${all.length}份`
  return layout({
    title: '报告 · 问报',
    scripts: ['reports.js'],
    body: html`<main class="reports"><h1>收录的报告</h1>
<form class="search" role="search" method="get" action="/reports"><label class="hidden" for="q">查找报告</label><input id="q" name="q" type="search" value="${search}" maxlength="60" autocomplete="off" placeholder="标题、单位、地方或年份"><button class="primary">查找</button></form>
<p class="count" role="status">${count}<a href="/feed.atom" class="feed">订阅更新</a></p>
${heads.length === 0 && all.length > 0 ? html`<p>没有符合的报告，请少写一个词再找。</p>` : ''}${byYear(
  heads,
).map(([year, group]) => html`<section><h2>${year}</h2><ul>${group.map(entry)}</ul></section>`)}</main>`,
  })
}
