import { html } from 'hono/html'
import { sourceLine } from '../../answer/source-line.ts'
import { markedRuns } from '../../chat/blocks.ts'
import type { Answer, Passage } from '../../model.ts'
import type { Html } from './layout.ts'

/** A figure, a name, a date: two lines of large type on a phone. */
const SHORT_HEADLINE = 32

/** Kinds whose answer is a quotation; the others are told in the reply's own lines. */
const QUOTING = new Set(['answer', 'compare'])

/** The text with the answering words in a <mark>; without one when they do not stand in it unbroken. */
function marked(passage: Passage): Html {
  const runs = markedRuns(passage.text, [passage.highlight])
  return html`${runs.map((run) => (run.bold ? html`<mark>${run.text}</mark>` : run.text))}`
}

function quotation(passage: Passage): Html {
  return html`<figure>
<blockquote>${marked(passage)}</blockquote>
<figcaption><a href="/reports/${passage.report.id}#p${passage.paragraph}">${sourceLine(passage)}</a>${passage.warnings.map(
    (warning) => html`<span class="doubt">${warning}</span>`,
  )}</figcaption>
</figure>`
}

/** The short answer in large type; a sentence that the quotation or the table below already shows is not repeated. */
function headline(answer: Answer): Html {
  if (answer.headline === '') return html``
  if (answer.headline.length <= SHORT_HEADLINE) return html`<p class="headline">${answer.headline}</p>`
  const below = answer.comparison.length > 0 || answer.passages[0]?.text.includes(answer.headline)
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
  return html`<table><tbody>${answer.comparison.map(
    (row) => html`<tr><th scope="row">${row.label}</th><td>${row.value}</td></tr>`,
  )}</tbody></table>`
}

function further(title: string, passages: readonly Passage[]): Html {
  if (passages.length === 0) return html``
  return html`<details><summary>${title}</summary>${passages.map(quotation)}</details>`
}

function lines(text: string): Html {
  return html`<p class="lines">${text}</p>`
}

function suggestionChips(answer: Answer, chat: string): Html {
  if (answer.suggestions.length === 0) return html``
  return html`<form class="chips" method="post" action="/"><input type="hidden" name="chat" value="${chat}">${answer.suggestions.map(
    (suggestion) => html`<button name="question" value="${suggestion}">${suggestion}</button>`,
  )}</form>`
}

/** Shows one exchange: the question as typed, the headline, the quotation with its source, what to ask next. */
export function exchange(question: string, answer: Answer, chat: string): Html {
  const quoting = QUOTING.has(answer.kind) && answer.passages.length > 0
  // Both sides of a comparison are the answer; of several passages that agree, the first is.
  const shown = answer.kind === 'compare' ? answer.passages : answer.passages.slice(0, 1)
  const rest = answer.passages.slice(shown.length)
  return html`<article class="exchange">
<p class="question">${question}</p>
<div class="answer ${answer.kind}">${
    quoting
      ? html`${headline(answer)}${comparisonTable(answer)}${shown.map(quotation)}${notes(answer)}${further(`另有${rest.length}处原文`, rest)}`
      : html`${lines(answer.reply)}${further(`相近的${answer.nearby.length}处原文（不是答案）`, answer.nearby)}`
  }${suggestionChips(answer, chat)}</div>
</article>`
}
