import type { Answer } from '../model.ts'
import { emptyAnswer } from './empty-answer.ts'
import type { Query } from './turn.ts'

const HELLO = '您好！我是问报，专门回答报告里的问题：给出原句、数字和出处。'
const THANKS = '不客气，随时可以接着问。'
const HELP = '我是问报，查报告用的：您问一句，我给出报告里的原句、数字和出处；报告没写的，我会直说没有。'

/** A short friendly answer without passages. `kind` is what readSmallTalk found; `examples` are questions with answers. */
export function smallTalk(query: Query, kind: 'hello' | 'help', examples: readonly string[]): Answer {
  const thanked = /谢|辛苦|再见|拜拜|好的|收到|明白|知道了|ok/u.test(query.text)
  const words = kind === 'help' ? HELP : thanked ? THANKS : HELLO
  const tail = examples.length > 0 && !thanked ? `可以这样问：${examples.join(' / ')}` : ''
  return {
    ...emptyAnswer(query, 'chat'),
    headline: words,
    reply: [words, tail].filter(Boolean).join('\n'),
    suggestions: [...examples],
  }
}
