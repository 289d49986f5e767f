import { html } from 'hono/html'
import { chineseDate } from '../../answer/source-line.ts'
import type { Paragraph, Report, ReportHead, Section } from '../../model.ts'
import { reportPath } from './address.ts'
import { gbCitation } from './gb-citation.ts'
import { type Html, layout } from './layout.ts'
import { findAll, findMark, pieces, type Span } from './mark.ts'
import { qrView } from './qr.ts'
import { outlineView } from './report-outline.ts'

/** What the address asks the page to show. */
export interface ReportView {
  /** The paragraph cited and the words to mark in it. */
  cited: { paragraph: number; mark: string } | null
  /** A word to find in the report. */
  find: string
  /** Signature of a link from a chat, handed on to the pages about this report. */
  key: string | null
  /** Address of the report as phones reach it, printed as a QR code; null without PUBLIC_URL. */
  url: string | null
}

/** Whose report it is, given when, at which meeting, by whom: one line under a title. */
export function identityLine(report: Omit<ReportHead, 'paragraphCount'>): string {
  const presented = [report.presenterPost, report.presenter].filter(Boolean).join(' ')
  return [
    report.institution ?? report.region,
    report.date ? chineseDate(report.date) : report.year === null ? null : `${report.year}年`,
    report.meeting,
    presented,
  ]
    .filter(Boolean)
    .join(' · ')
}

function heading(section: Section): Html {
  // A level of the outline is one below the title; what lies deeper than h4 looks alike on a phone anyway.
  if (section.level <= 1) return html`<h2>${section.title}</h2>`
  if (section.level === 2) return html`<h3>${section.title}</h3>`
  return html`<h4>${section.title}</h4>`
}

/** A text with the cited sentence and the hits marked. */
export function markedText(text: string, cited: Span | null, hits: readonly Span[]): Html {
  return html`${pieces(text, cited, hits).map(({ text: piece, cited: quoted, hit }) => {
    if (!quoted && !hit) return piece
    return html`<mark class="${[quoted ? 'cited' : '', hit ? 'hit' : ''].join(' ').trim()}">${piece}</mark>`
  })}`
}

interface Hits {
  word: string
  /** Paragraph numbers with the number of places in each. */
  places: { paragraph: number; count: number }[]
}

function hitsIn(report: Report, word: string): Hits {
  const places = report.paragraphs
    .map(({ number, text }) => ({ paragraph: number, count: findAll(text, word).length }))
    .filter(({ count }) => count > 0)
  return { word, places }
}

/** Where the word stands, for readers without script: with it, arrows lead from one place to the next. */
function hitList({ word, places }: Hits): Html {
  if (word === '') return html``
  const count = places.reduce((sum, place) => sum + place.count, 0)
  if (count === 0) return html`<p class="found" role="status">本报告没有出现“${word}”。</p>`
  return html`<p class="found" role="status">“${word}”共${count}处：${places.map(
    ({ paragraph }) => html`<a href="#p${paragraph}">第${paragraph}段</a> `,
  )}</p>`
}

function paragraphView(
  paragraph: Paragraph,
  runIn: readonly Section[],
  view: ReportView,
  cite: (n: number) => string,
): Html {
  const { number, text } = paragraph
  const cited = view.cited?.paragraph === number ? findMark(text, view.cited.mark) : null
  return html`<div class="paragraph" id="p${number}"><p><a class="number" href="#p${number}" aria-label="第${number}段">${number}</a>${runIn.map(
    (section) => html`<b>${section.title}</b>`,
  )}<span class="text">${markedText(text, cited, findAll(text, view.find))}</span></p>${paragraph.warnings.map(
    (warning) => html`<p class="doubt">${warning}</p>`,
  )}<p class="tools"><a class="button" href="${cite(number)}" rel="nofollow">引用与分享</a></p></div>`
}

function findForm(view: ReportView): Html {
  return html`<form class="bar find" role="search" method="get">
${view.key === null ? '' : html`<input type="hidden" name="k" value="${view.key}">`}
<label class="hidden" for="find">在本报告中查找</label>
<input id="find" name="find" type="search" value="${view.find}" maxlength="40" autocomplete="off" enterkeyhint="search" placeholder="在本报告中查找">
<output id="found" for="find"></output>
<button class="primary" id="search">查找</button>
<button type="button" id="previous" hidden aria-label="上一处">↑</button>
<button type="button" id="next" hidden aria-label="下一处">↓</button>
</form>`
}

/** One report: identity, an outline that folds, every paragraph with an address of its own (#p12; #p0 is its head). */
export function reportPage(report: Report, view: ReportView): Html {
  const key = view.key === null ? '' : `?k=${encodeURIComponent(view.key)}`
  const cite = (n: number): string => {
    const marked = view.cited?.paragraph === n && view.cited.mark !== ''
    const mark = marked ? `${key === '' ? '?' : '&'}mark=${encodeURIComponent(view.cited?.mark ?? '')}` : ''
    return `${reportPath(report.id)}/cite/${n}${key}${mark}`
  }
  const body = report.paragraphs.map((paragraph) => {
    const here = report.sections.filter((section) => section.paragraph === paragraph.number)
    const heads = here.filter((section) => !section.runIn)
    const runIn = here.filter((section) => section.runIn)
    return html`${heads.map(heading)}${paragraphView(paragraph, runIn, view, cite)}`
  })
  const last = report.paragraphs.length
  const after = report.sections.filter((section) => section.paragraph > last)
  return layout({
    title: `${report.title} · 问报`,
    scripts: ['report.js'],
    body: html`<main class="report">
${outlineView(report.sections, last)}
<article data-source="${gbCitation(report, null, null)}">
<header id="p0"><h1>${report.title}</h1><p class="identity">${identityLine(report)}</p></header>
${hitList(hitsIn(report, view.find))}
${body}${after.map(heading)}
<footer class="colophon"><p>${gbCitation(report, null, null)}</p>${
      view.url === null
        ? ''
        : html`<div class="code">${qrView(view.url, '这份报告的二维码')}<p>扫码在手机上打开这份报告</p></div>`
    }</footer>
</article>
</main>
${findForm(view)}`,
  })
}
