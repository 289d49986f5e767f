import type { Answer, Passage } from '../model.ts'
import type { Segmenter } from '../text/segment.ts'
import type { Corpus } from './corpus.ts'
import { emptyAnswer } from './empty-answer.ts'
import { extract } from './extract.ts'
import { finding } from './find.ts'
import { matchConcept } from './match.ts'
import { passageOf } from './passage.ts'
import type { Ranked } from './rank.ts'
import { sourceLine } from './source-line.ts'
import type { Steps } from './steps.ts'
import type { Query } from './turn.ts'

const WHICH = /哪(?:些|几个|几|个)(?:省|市|县|区|地方|地区|州)/u
/** Regions by the rank asked for; 地方 and 地区 may be any. */
const OF_RANK: Readonly<Record<string, RegExp>> = {
  省: /(?:省|自治区|^(?:北京|天津|上海|重庆)市)$/u,
  市: /市$/u,
  县: /[县市区旗]$/u,
  区: /区$/u,
  州: /州$/u,
}
/** A place is named only where its report speaks of nearly everything asked. */
const SURE = 0.72
const MOST = 12

/** Least match of every telling word of the question in the sentence shown. */
const SAID = 0.5

function saysAll(query: Query, best: Ranked): boolean {
  const text = best.unit.folded.slice(best.window.span.start, best.window.span.end)
  return query.concepts.every(
    (concept) => concept.bonus || concept.weight < TELLING || matchConcept(concept, text) >= SAID,
  )
}

const TELLING = 0.3

/** 哪些省在申建自由贸易试验区: the places whose reports say so, each with its passage, a step each. Null for other questions. */
export function* rollCall(query: Query, corpus: Corpus, segmenter: Segmenter): Steps<Answer | null> {
  const asked = WHICH.exec(query.text)?.[0]
  if (asked === undefined || query.regions.length > 0) return null
  const rank = OF_RANK[asked.slice(-1)] ?? /./u
  const regions = [...new Set(corpus.library.reports.flatMap(({ region }) => region ?? []))].filter(
    (region) => rank.test(region),
  )
  if (regions.length < 2) return null
  const concepts = query.concepts.filter(({ said }) => !/^(?:省|市|县|区|地方|地区|州|省份)$/u.test(said))
  const matter: Query = { ...query, intent: 'topic', concepts, terms: concepts.map(({ said }) => said) }
  const passages: Passage[] = []
  const comparison = []
  for (const region of regions) {
    const { ranked } = yield* finding({ ...matter, regions: [region] }, corpus, segmenter, null)
    const best = ranked[0]
    yield
    if (!best || best.window.coverage < SURE || !saysAll(matter, best)) continue
    const { headline, marked } = extract(matter, best)
    passages.push(passageOf(best.unit, marked))
    comparison.push({ label: region, value: headline.slice(0, 60), passage: passages.length - 1 })
    if (passages.length === MOST) break
  }
  if (passages.length === 0) return null
  const named = comparison.map(({ label }) => label).join('、')
  return {
    ...emptyAnswer(matter, 'answer'),
    headline: named,
    reply: [named, ...passages.map((one) => `“${one.highlight}”\n${sourceLine(one)}`)].join('\n'),
    passages,
    comparison,
    reasons: [`逐份报告查找：${regions.join('、')}`],
  }
}
