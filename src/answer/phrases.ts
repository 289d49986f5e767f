import type { Report } from '../model.ts'
import { fold } from '../text/normalize.ts'
import type { Stretch } from './understand/years.ts'
import { stripQuestionWords } from './vocabulary/stop-words.ts'

/** Finds what the reports themselves coined: phrases that stand in quotation marks somewhere in the library. */
export interface Phrases {
  /** The longest coined phrases in a folded question, without overlaps, in order. */
  find(folded: string): Stretch[]
}

const QUOTED = /[“‘「『]([^“”‘’「」『』，。；！？、]{2,12})[”’」』]/gu
const LONGEST = 12
const SHORTEST = 2
const SAYS_NOTHING = /^(?:[一二三四五六七八九十\d]+|.)$/u

/** Collects what a library's reports coined (“请你来协商”, “三联”, “1+1+4”) and the names of those who gave them. */
export function createPhrases(reports: readonly Report[]): Phrases {
  const known = new Set<string>()
  for (const report of reports) {
    if (report.presenter) known.add(fold(report.presenter))
    for (const { text, section } of report.paragraphs)
      for (const place of [text, ...section.slice(-1)])
        for (const [, phrase = ''] of place.matchAll(QUOTED)) {
          const folded = fold(phrase).replace(/\s+/gu, '')
          if (
            folded.length >= SHORTEST &&
            !SAYS_NOTHING.test(folded) &&
            stripQuestionWords(folded).text.trim()
          )
            known.add(folded)
        }
  }
  return {
    find(folded) {
      const found: Stretch[] = []
      for (let start = 0; start + SHORTEST <= folded.length; ) {
        let end = Math.min(folded.length, start + LONGEST)
        while (end - start >= SHORTEST && !known.has(folded.slice(start, end))) end -= 1
        if (end - start < SHORTEST) {
          start += 1
          continue
        }
        found.push({ start, end })
        start = end
      }
      return found
    },
  }
}
