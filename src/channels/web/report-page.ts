import { html } from 'hono/html'
import { chineseDate } from '../../answer/source-line.ts'
import type { Paragraph, Report, ReportHead, Section } from '../../model.ts'
import { type Html, layout } from './layout.ts'

function identity(report: Omit<ReportHead, 'paragraphCount'>): string {
  const presented = [report.presenterPost, report.presenter].filter(Boolean).join(' ')
  return [
    report.institution ?? report.region,
    report.date && chineseDate(report.date),
    report.meeting,
    presented,
  ]
    .filter(Boolean)
    .join(' · ')
}

function heading(section: Section): Html {
  // A level of the outline is one below the title; what lies deeper than h5 looks alike on a phone anyway.
  if (section.level <= 1) return html`<h2>${section.title}</h2>`
  if (section.level === 2) return html`<h3>${section.title}</h3>`
  return html`<h4>${section.title}</h4>`
}

function paragraphView(paragraph: Paragraph, runIn: readonly Section[]): Html {
  return html`<p id="p${paragraph.number}"><a class="number" href="#p${paragraph.number}" aria-label="第${paragraph.number}段">${paragraph.number}</a>${runIn.map(
    (section) => html`<b>${section.title}</b>`,
  )}${paragraph.text}</p>`
}

function outline(report: Report): Html {
  if (report.sections.length === 0) return html``
  const levels = report.sections.filter((section) => section.level <= 2)
  return html`<details class="outline"><summary>目录</summary><ul>${levels.map(
    (section) =>
      html`<li class="level${section.level}"><a href="#p${section.paragraph}">${section.title}</a></li>`,
  )}</ul></details>`
}

/** One report: identity, an outline that folds, every paragraph with an address of its own (#p12; #p0 is its head). */
export function reportPage(report: Report): Html {
  const body = report.paragraphs.map((paragraph) => {
    const here = report.sections.filter((section) => section.paragraph === paragraph.number)
    const heads = here.filter((section) => !section.runIn)
    return html`${heads.map(heading)}${paragraphView(
      paragraph,
      here.filter((section) => section.runIn),
    )}`
  })
  const last = report.paragraphs.length
  const after = report.sections.filter((section) => section.paragraph > last)
  return layout({
    title: `${report.title} · 问报`,
    script: false,
    body: html`<main class="report"><header id="p0"><h1>${report.title}</h1><p class="identity">${identity(report)}</p></header>${outline(report)}${body}${after.map(heading)}</main>`,
  })
}

/** The list of reports, newest first. */
export function reportsPage(heads: readonly ReportHead[]): Html {
  return layout({
    title: '报告 · 问报',
    script: false,
    body: html`<main class="reports"><h1>收录的报告</h1><ul>${heads.map(
      (head) =>
        html`<li><a href="/reports/${head.id}">${head.title}</a><span class="identity">${identity(head)}</span></li>`,
    )}</ul></main>`,
  })
}
