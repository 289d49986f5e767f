import type { Answer } from '../model.ts'
import { givenOn } from '../search/library.ts'
import { fold } from '../text/normalize.ts'
import { composeAnswer } from './compose.ts'
import type { Corpus, Unit } from './corpus.ts'
import type { Finding } from './find.ts'
import { leastPairs, matchConcept } from './match.ts'
import { type Ranked, rank } from './rank.ts'
import type { Steps } from './steps.ts'
import type { Concept, Query } from './turn.ts'

/** The words of asking; and a bare number, which stands in every report as part of another. */
const FRAME = /报告|最早|首次|第一次|开始|提出|提到|提的|写进|说法|用的|哪|年|^\d+$/u

/** 西部大开发 stands as 西部地区大开发 too; looser likeness is another matter. */
const SAME_WORDS = 0.5

function literalMatch(concept: Concept, text: string): number {
  return matchConcept({ ...concept, words: [{ text: concept.said, strength: 1 }] }, text)
}

/** 新 of 新农村建设 is a word of its own and no telling one; what was said in one go is looked for in one go. */
function saidInOneGo({ text, concepts }: Query): string {
  const words = concepts
    .filter(({ said, bonus }) => !bonus && !FRAME.test(said))
    .map(({ said }) => ({ start: text.indexOf(said), said }))
    .sort((a, b) => a.start - b.start)
  let longest = ''
  let run = { end: -1, said: '' }
  for (const { start, said } of words) {
    run = { end: start + said.length, said: run.end === start ? run.said + said : said }
    if (run.said.length > longest.length) longest = run.said
  }
  return longest
}

/** The paragraphs of a report whose text says it, or that stand right below a heading with the term. */
function unitsThat(says: (text: string) => boolean, term: string, reportId: string, corpus: Corpus): Unit[] {
  const sections = corpus.outline(reportId)?.sections ?? []
  if (sections.some(({ title }) => fold(title).includes(term)))
    return corpus.units(reportId).filter(({ folded, heading }) => says(folded) || heading.includes(term))
  const places = corpus
    .words(reportId)
    .texts.flatMap((text, i) => (says(text) ? { reportId, paragraph: i + 1 } : []))
  return corpus.unitsAt(places).filter((unit) => unit !== null)
}

/** Which report said something first: the earliest one whose text holds the term, a step for each that may. Null if none does. */
export function* firstMention(query: Query, corpus: Corpus): Steps<Answer | null> {
  const concepts = query.concepts.filter(({ said, bonus }) => !bonus && said.length >= 2 && !FRAME.test(said))
  if (concepts.length === 0) return null
  const asked: Query = { ...query, concepts, terms: concepts.map(({ said }) => said) }
  const phrase = saidInOneGo(query)
  const said = asked.terms.join('')
  const whole =
    phrase !== said && asked.terms.every((word) => phrase.includes(word)) && corpus.mentions(phrase)
  const term = whole ? phrase : said
  const says = (text: string) =>
    text.includes(term) ||
    (!whole && asked.concepts.every((concept) => literalMatch(concept, text) >= SAME_WORDS))
  const words = whole
    ? [{ word: phrase, least: phrase.length - 1 }]
    : asked.terms.map((word) => ({ word, least: leastPairs(word, SAME_WORDS) }))
  const holders = corpus.library.holders(words, term)
  const oldestFirst = corpus.library.reports
    .filter(({ id }) => holders === null || holders.has(id))
    .map((report) => ({ report, on: givenOn(report) }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  for (const { report } of oldestFirst) {
    const units = unitsThat(says, term, report.id, corpus)
    yield
    if (units.length === 0) continue
    const ranked: Ranked[] = rank(
      { ...asked, intent: 'topic' },
      units.map((unit) => ({ unit, score: 1, prior: 1, unsaid: [] })),
    )
    const finding: Finding = {
      query: asked,
      scope: { reports: [{ report, prior: 1, unsaid: [] }], guessed: false, missing: null },
      ranked,
      verdict: { good: true, strength: 1, unmet: [] },
    }
    const answer = composeAnswer({ ...finding, query: { ...asked, intent: 'topic' } }, [], corpus)
    const given = givenOn(report).slice(0, 4)
    const quoted = units.some((unit) => unit.folded.includes(term)) ? [term] : asked.terms
    const label = `${given}年的报告最早写到${quoted.map((words) => `“${words}”`).join('、')}`
    return { ...answer, headline: label, reply: [label, ...answer.reply.split('\n')].join('\n') }
  }
  return null
}
