import { html } from 'hono/html'
import { chineseDate } from '../../answer/source-line.ts'
import { markedRuns } from '../../chat/blocks.ts'
import type { Answer, Passage } from '../../model.ts'
import { passagePath } from './address.ts'
import type { Html } from './layout.ts'
import { yearChart } from './year-chart.ts'

/** One question with its answer, as it is shown. */
export interface Exchange {
  question: string
  answer: Answer
  chat: string
  /** Names the answer for 👍👎 and the Word file. */
  id: string
  /** Whether votes are kept anywhere. */
  votes: boolean
}

/** A figure, a name, a date: two lines of large type on a phone. */
const SHORT_HEADLINE = 32
/** A passage up to this length is shown whole; of a longer one the sentence that answers, the rest on a tap. */
const SHORT_PASSAGE = 140

/** Kinds whose answer is a quotation; the others are told in the reply's own lines. */
const QUOTING = new Set(['answer', 'compare'])

function marked(text: string, highlight: string): Html {
  return html`${markedRuns(text, [highlight]).map((run) => (run.bold ? html`<mark>${run.text}</mark>` : run.text))}`
}

/** The quoted words: the sentence that answers, marked; the whole passage at once or, if long, on a tap. */
function words(passage: Passage): Html {
  const { text, highlight } = passage
  const partial = text.length > SHORT_PASSAGE && highlight !== '' && highlight.length < text.length
  if (!partial || !text.includes(highlight)) return html`<blockquote>${marked(text, highlight)}</blockquote>`
  return html`<blockquote><mark>${highlight}</mark></blockquote>
<details class="whole"><summary>看前后文</summary><blockquote>${marked(text, highlight)}</blockquote></details>`
}

function sourceLink(passage: Passage): Html {
  const { report, section, paragraph } = passage
  const when = report.date ? chineseDate(report.date) : report.year === null ? null : `${report.year}年`
  const place = [when, section.at(-1), paragraph > 0 ? `第${paragraph}段` : '题头']
    .filter(Boolean)
    .join(' · ')
  return html`<a class="source" href="${passagePath(passage)}"><cite>《${report.title}》</cite><span>${place}</span></a>`
}

function quotation(passage: Passage): Html {
  return html`<figure>${words(passage)}
<figcaption>${sourceLink(passage)}${passage.warnings.map(
    (warning) => html`<span class="doubt">${warning}</span>`,
  )}</figcaption>
</figure>`
}

/** The short answer in large type; a sentence that the quotation or the table below already shows is not repeated. */
function headline(answer: Answer): Html {
  if (answer.headline === '') return html``
  const table = answer.comparison.length > 0
  if (answer.headline.length <= SHORT_HEADLINE && !table)
    return html`<p class="headline">${answer.headline}</p>`
  const below = table || answer.passages[0]?.text.includes(answer.headline)
  return below ? html`` : html`<p class="sentence">${answer.headline}</p>`
}

/** Lines of the reply that are the program's own words about the answer: which report was taken, what was computed. */
const OWN_WORDS = /^按：|由程序计算/u

function notes(answer: Answer): Html {
  const own = answer.reply.split('\n').filter((line) => OWN_WORDS.test(line))
  return html`${own.map((line) => html`<p class="note">${line}</p>`)}`
}

function comparisonTable(answer: Answer): Html {
  if (answer.comparison.length === 0) return html``
  return html`${yearChart(answer.comparison) ?? ''}<table><caption class="hidden">各份报告所载</caption><tbody>${answer.comparison.map(
    ({ label, value, passage }) => {
      const from = passage === null ? undefined : answer.passages[passage]
      return html`<tr><th scope="row">${label}</th><td>${
        from ? html`<a href="${passagePath(from)}">${value}</a>` : value
      }</td></tr>`
    },
  )}</tbody></table>`
}

function further(title: string, passages: readonly Passage[]): Html {
  if (passages.length === 0) return html``
  return html`<details><summary>${title}</summary>${passages.map(quotation)}</details>`
}

/** The reply's own lines; the 《title》 of a report in them opens it. */
function lines(answer: Answer): Html {
  const passages = [...answer.passages, ...answer.nearby]
  return html`<p class="lines">${answer.reply.split('\n').map((line, i) => {
    const passage = passages.find(({ report }) => line.includes(`《${report.title}》`))
    const title = passage ? `《${passage.report.title}》` : ''
    const at = passage ? line.indexOf(title) : -1
    const shown =
      passage && at >= 0
        ? html`${line.slice(0, at)}<a href="${passagePath(passage)}">${title}</a>${line.slice(at + title.length)}`
        : line
    return html`${i > 0 ? '\n' : ''}${shown}`
  })}</p>`
}

/** What is always possible after a quotation, and is therefore no suggestion. */
const MOVES = ['原文', '还有吗'] as const
const MOVE_LABELS: Readonly<Record<string, string>> = { 原文: '看整段原文', 还有吗: '还有别处吗' }

/** Drawn, since not every office computer has a font with 👍. */
function thumb(down: boolean): Html {
  return html`<svg class="thumb" viewBox="0 0 24 24" aria-hidden="true"><path ${down ? html`transform="rotate(180 12 12)"` : ''} d="M2 10h4v11H2zM8 21V10l4.5-8c1.9 0 2.9 1.1 2.6 2.8L14.4 9H20c1.4 0 2.3 1.2 2 2.5l-2 7.8c-.3 1-1.1 1.7-2.1 1.7z"/></svg>`
}

function actions({ answer, chat, id, votes }: Exchange, quoting: boolean): Html {
  const asked = answer.suggestions.filter((suggestion) => !MOVES.some((move) => move === suggestion))
  const chips =
    asked.length === 0
      ? html``
      : html`<form class="chips" method="post" action="/" aria-label="接着问"><input type="hidden" name="chat" value="${chat}">${asked.map(
          (suggestion) => html`<button name="question" value="${suggestion}">${suggestion}</button>`,
        )}</form>`
  if (!quoting) return chips
  const thumbs = html`<form class="votes" method="post" action="/answers/${id}/vote"><input type="hidden" name="chat" value="${chat}"><button name="value" value="1" aria-label="答得对">${thumb(false)}</button><button name="value" value="-1" aria-label="答得不对">${thumb(true)}</button></form>`
  return html`<div class="after"><form class="moves" method="post" action="/"><input type="hidden" name="chat" value="${chat}">${MOVES.map(
    (move) => html`<button name="question" value="${move}">${MOVE_LABELS[move]}</button>`,
  )}</form><a class="button" href="/answers/${id}/answer.docx" download="问报.docx">存为 Word</a>${votes ? thumbs : ''}</div>${chips}`
}

/** Shows one exchange: the question as typed, the headline, the quotation with its source, what to ask next. */
export function exchangeView(exchange: Exchange): Html {
  const { question, answer } = exchange
  const quoting = QUOTING.has(answer.kind) && answer.passages.length > 0
  // Both sides of a comparison are the answer; of several passages that agree, the first is.
  const shown = answer.kind === 'compare' ? answer.passages : answer.passages.slice(0, 1)
  const rest = answer.passages.slice(shown.length)
  return html`<article class="exchange" data-id="${exchange.id}">
<h2 class="question"><span class="hidden">问：</span><span class="asked">${question}</span></h2>
<div class="answer ${answer.kind}">${
    quoting
      ? html`${headline(answer)}${comparisonTable(answer)}${shown.map(quotation)}${notes(answer)}${further(`另有${rest.length}处原文`, rest)}`
      : html`${lines(answer)}${further(`相近的${answer.nearby.length}处原文（不是答案）`, answer.nearby)}`
  }${actions(exchange, quoting)}</div>
</article>`
}
