import { createSegmenter } from '../text/segment.ts'

/** Does a word of the dictionary run over the break (线上线下统|战工作)? Then there ends no title, and no place (企业市|场结构). */
export function splitsWord(left: string, right: string): boolean {
  const before = /\p{Script=Han}{1,5}$/u.exec(left.slice(-5))?.[0]
  const after = /^\p{Script=Han}{1,5}/u.exec(right)?.[0]
  if (!before || !after) return false
  let end = 0
  for (const word of createSegmenter().cut(before + after)) {
    if (end < before.length && end + word.length > before.length) return true
    end += word.length
  }
  return false
}
