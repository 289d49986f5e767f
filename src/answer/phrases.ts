import type { Library } from '../search/library.ts'
import type { Stretch } from './understand/stretch.ts'
import { stripQuestionWords } from './vocabulary/stop-words.ts'

/** Finds what the reports themselves coined: phrases that stand in quotation marks somewhere in the library. */
export interface Phrases {
  /** The longest coined phrases in a folded question, without overlaps, in order. */
  find(folded: string): Stretch[]
}

const LONGEST = 12
const SHORTEST = 2
const SAYS_NOTHING = /^(?:[一二三四五六七八九十\d]+|.)$/u

/** Knows what a library's reports coined (“请你来协商”, “三联”, “1+1+4”) and the names of those who gave them. */
export function createPhrases(library: Pick<Library, 'coins'>): Phrases {
  const known = (phrase: string): boolean =>
    library.coins(phrase) && !SAYS_NOTHING.test(phrase) && stripQuestionWords(phrase).text.trim() !== ''
  return {
    find(folded) {
      const found: Stretch[] = []
      for (let start = 0; start + SHORTEST <= folded.length; ) {
        let end = Math.min(folded.length, start + LONGEST)
        while (end - start >= SHORTEST && !known(folded.slice(start, end))) end -= 1
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
