import { text } from '../chat/blocks.ts'
import { type Button, type IncomingMessage, type Outgoing, plainMessage } from '../chat/channel.ts'
import type { Desk } from '../chat/desk.ts'
import * as phrases from '../chat/phrases.ts'
import { shorten } from '../chat/render.ts'
import type { Action } from '../store/actions.ts'
import type { QuestionLog } from '../store/question-log.ts'
import type { Cases } from './cases.ts'
import { type GapGroup, type GapTools, groupGaps } from './gaps.ts'
import type { Intake } from './intake.ts'

export interface DeskOptions {
  questions: QuestionLog
  intake: Pick<Intake, 'words' | 'press'>
  tools: () => GapTools
  /** Adds a group of words that mean the same to vocabulary.txt. */
  addSynonyms(words: readonly string[]): void
  cases: Cases
  put(action: Action): string
  now(): number
}

/** The desk with the weekly message of what found no answer; null when there was nothing. */
export type AdminDesk = Desk & { weekly(): Outgoing | null }

const DAY = 86_400_000
const SHOWN_DAYS = 30
const WEEK_DAYS = 7
const SHOWN = 10
const WITH_BUTTONS = 3
const SYNONYM = /^同义词[\s:：]+(\S+(?:[\s、，,]+\S+)+)$/u

/** Makes the desk. */
export function createDesk(options: DeskOptions): AdminDesk {
  const { questions, now } = options

  const groupsSince = (days: number): GapGroup[] => {
    const from = now() - days * DAY
    const unanswered = questions
      .unanswered(from)
      .flatMap(({ question, reasons }) => (question ? [{ question, reasons, disliked: false }] : []))
    const disliked = questions
      .votes(from)
      .filter(({ value }) => value < 0)
      .map(({ question, reasons }) => ({ question, reasons, disliked: true }))
    return groupGaps([...unanswered, ...disliked], options.tools())
  }

  const list = (title: string, groups: readonly GapGroup[]): Outgoing => {
    const lines = groups.slice(0, SHOWN).map(({ question, count, disliked, cause }) => {
      const times = [count > 1 ? `${count}次` : '', disliked > 0 ? `👎${disliked}` : '']
        .filter(Boolean)
        .join('，')
      return `· ${question}${times ? `（${times}）` : ''}\n　${cause}`
    })
    const more = groups.length > SHOWN ? [`另有${groups.length - SHOWN}类。`] : []
    const button = (label: string, question: string, step: 'synonym' | 'case' | 'forget'): Button => ({
      label,
      action: options.put({ do: 'gap', question, step }),
    })
    const buttons = groups
      .slice(0, WITH_BUTTONS)
      .map(({ question }, index) => [
        button(`${index + 1} 加同义词`, question, 'synonym'),
        button(`${index + 1} 记为考题`, question, 'case'),
        button(`${index + 1} 删除`, question, 'forget'),
      ])
    return plainMessage([text([title, ...lines, ...more].join('\n'))], { buttons })
  }

  return {
    words: (message: IncomingMessage) => {
      const [, said] = SYNONYM.exec(message.text.trim()) ?? []
      if (!said) return options.cases.words(message) ?? options.intake.words(message)
      // Marks have a meaning of their own in that file.
      const words = [...new Set(said.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1))]
      if (words.length < 2) return plainMessage([text('请至少写两个词，例如：同义词 老年食堂 助餐点')])
      options.addSynonyms(words)
      return plainMessage([text(`已记下：${words.join(' = ')}。几秒钟后就按新的词来找。`)])
    },
    press: (message, action) => {
      if (action.do === 'intake') return options.intake.press(message, action.id, action.step)
      if (action.do === 'case') return options.cases.press(action)
      if (action.step === 'synonym')
        return plainMessage([
          text(
            `“${shorten(action.question, 40)}”里的说法，报告里叫什么？请发一行，例如：\n同义词 老年食堂 助餐点`,
          ),
        ])
      if (action.step === 'case') return options.cases.begin(message, action.question)
      questions.forgetQuestion(action.question)
      return plainMessage([], { toast: '已删除' })
    },
    gaps: () => {
      const groups = groupsSince(SHOWN_DAYS)
      return groups.length === 0
        ? plainMessage([text(phrases.GAPS_LATER)])
        : list(`近${SHOWN_DAYS}天待答的问题：`, groups)
    },
    weekly: () => {
      const groups = groupsSince(WEEK_DAYS)
      return groups.length === 0 ? null : list('上周没有答好的问题：', groups)
    },
  }
}
