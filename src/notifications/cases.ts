import { createHash } from 'node:crypto'
import { sourceLine } from '../answer/source-line.ts'
import { type Block, text } from '../chat/blocks.ts'
import { type Button, type IncomingMessage, type Outgoing, plainMessage } from '../chat/channel.ts'
import { shorten } from '../chat/render.ts'
import { comparable } from '../evaluation/comparable.ts'
import { type Question, questionSchema } from '../evaluation/question.ts'
import { mark } from '../evaluation/score.ts'
import type { Answer, Passage, Report } from '../model.ts'
import type { Action } from '../store/actions.ts'
import type { Facts } from '../store/facts.ts'

export interface CasesOptions {
  ask(question: string): Answer
  reports(): readonly Report[]
  /** Writes the case into the file that `eval` reads, in place of an older one with its id. */
  keep(asked: Question): void
  put(action: Action): string
  facts: Facts
}

export type CaseAction = Extract<Action, { do: 'case' }>

/** Makes a question that went wrong into a case that `eval` can run: with the sentence that answers, or none. */
export interface Cases {
  /** Shows the sentences it may be, to be confirmed or replaced by another. */
  begin(message: IncomingMessage, question: string): Outgoing
  press(action: CaseAction): Outgoing
  /** 原句 …, copied from a report; null for any other words. */
  words(message: IncomingMessage): Outgoing | null
}

const OFFERED = 3
const SHOWN = 90
const SENTENCE = /^原句[\s:：]+(\S[\s\S]*)$/u
/** Shorter ones stand in many paragraphs. */
const SHORTEST = 6
const HOW = '都不是的，从报告里复制那句话发来，例如：\n原句 全年共收到提案363件'

/** A sentence as it stands in the passage: what is left out of a highlight leaves a gap. */
function sentenceOf({ highlight, text: whole }: Passage): string {
  const parts = highlight.split('…').map((part) => part.trim())
  return parts.sort((a, b) => b.length - a.length).find((part) => whole.includes(part)) ?? whole
}

/** Makes the desk's part about cases. */
export function createCases(options: CasesOptions): Cases {
  const { put, facts } = options
  const factOf = ({ channel, user }: IncomingMessage) => `case ${channel}:${user}`

  const kept = (question: string, found: { files: readonly string[]; sentence: string } | null): Outgoing => {
    const id = `case-${createHash('sha256').update(question).digest('base64url').slice(0, 8)}`
    const asked = questionSchema.parse({
      id,
      q: question,
      type: found ? 'topic' : 'unanswerable',
      docs: found?.files ?? [],
      gold: found ? [found.sentence] : [],
    })
    options.keep(asked)
    const right = mark(asked, options.ask(question)).fault === null
    const wanted = found ? `应答这一句：${shorten(found.sentence, SHOWN)}` : '应答：报告没有写'
    return plainMessage([
      text(
        `已记为考题：${question}\n${wanted}\n${right ? '现在这样问，已经答对。' : '现在这样问，还没有答对。'}`,
      ),
    ])
  }

  /** The reports that hold the sentence, white space and look-alike marks aside. */
  const holding = (sentence: string): Report[] => {
    const wanted = comparable(sentence)
    return options
      .reports()
      .filter(({ paragraphs }) => paragraphs.some((paragraph) => comparable(paragraph.text).includes(wanted)))
  }

  const offered = (question: string): { passage: Passage; sentence: string }[] => {
    const { passages, nearby } = options.ask(question)
    const all = [...passages, ...nearby].filter(({ paragraph }) => paragraph > 0)
    const sentences = new Map(all.map((passage) => [sentenceOf(passage), passage]))
    return [...sentences].slice(0, OFFERED).map(([sentence, passage]) => ({ sentence, passage }))
  }

  return {
    begin: (message, question) => {
      facts.set(factOf(message), question)
      const found = offered(question)
      const blocks = found.flatMap(({ passage, sentence }, index): Block[] => [
        text(`${index + 1}. ${shorten(sentence, SHOWN)}`),
        text(sourceLine(passage)),
      ])
      const choices = found.map(({ passage, sentence }, index): Button => {
        const gold = { file: passage.report.file, sentence }
        return { label: `${index + 1} 是这句`, action: put({ do: 'case', question, gold }) }
      })
      const none = { label: '报告没有写', action: put({ do: 'case', question, gold: null }) }
      return plainMessage([text(`“${shorten(question, 40)}”该答哪一句？`), ...blocks, text(HOW)], {
        buttons: [...(choices.length > 0 ? [choices] : []), [none]],
      })
    },
    press: ({ question, gold }) => kept(question, gold && { files: [gold.file], sentence: gold.sentence }),
    words: (message) => {
      const [, sentence] = SENTENCE.exec(message.text.trim()) ?? []
      if (!sentence) return null
      const question = facts.get(factOf(message))
      if (!question) return plainMessage([text('请先说“待答”，点一个问题下面的“记为考题”。')])
      if (comparable(sentence).length < SHORTEST)
        return plainMessage([text(`这句太短，认不准是哪一句，请至少复制${SHORTEST}个字。`)])
      const files = holding(sentence).map(({ file }) => file)
      if (files.length === 0)
        return plainMessage([text('报告里没有找到这句话。请从报告里原样复制，不要改字。')])
      facts.set(factOf(message), '')
      return kept(question, { files, sentence: sentence.trim() })
    },
  }
}
