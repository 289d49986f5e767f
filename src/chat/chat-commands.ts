import { fold, stripInvisible } from '../text/normalize.ts'

export type CommandName =
  | 'start'
  | 'ask'
  | 'help'
  | 'reports'
  | 'outline'
  | 'source'
  | 'more'
  | 'subscribe'
  | 'unsubscribe'
  | 'subscriptions'
  | 'clear'
  | 'whoami'
  | 'why'
  | 'web'
  | 'gaps'

export interface Command {
  name: CommandName
  /** What follows the word: 1 in 目录 1, 养老 in 订阅 养老; empty if nothing does. */
  argument: string
}

/** Words that are a command only when they are the whole message. */
const WHOLE: Readonly<Record<string, CommandName>> = {
  帮助: 'help',
  怎么用: 'help',
  使用说明: 'help',
  报告: 'reports',
  报告列表: 'reports',
  目录: 'outline',
  原文: 'source',
  还有: 'more',
  更多: 'more',
  订阅: 'subscribe',
  退订: 'unsubscribe',
  取消订阅: 'unsubscribe',
  我的订阅: 'subscriptions',
  订阅列表: 'subscriptions',
  清除: 'clear',
  我是谁: 'whoami',
  网页: 'web',
  网页版: 'web',
  访问码: 'web',
  待答: 'gaps',
}

/** Slash commands of contracts.md and of the command menu. */
const SLASH: Readonly<Record<string, CommandName>> = {
  start: 'start',
  ask: 'ask',
  help: 'help',
  reports: 'reports',
  outline: 'outline',
  source: 'source',
  more: 'more',
  subscribe: 'subscribe',
  unsubscribe: 'unsubscribe',
  subscriptions: 'subscriptions',
  clear: 'clear',
  whoami: 'whoami',
  why: 'why',
  web: 'web',
  gaps: 'gaps',
}

const LONGEST_WORD = 20

/**
 * Reads a command, or gives null for a question: '订阅 养老' and '/subscribe 养老' are the same command, while
 * 报告里提到的提案 and 订阅量有多少 are questions. An unknown /word is a request for help.
 */
export function readCommand(message: string): Command | null {
  const text = stripInvisible(message).trim()
  const slash = /^\/([A-Za-z0-9_]+)(?:@\w+)?(?:\s+([\s\S]*))?$/u.exec(text)
  if (slash)
    return { name: SLASH[(slash[1] ?? '').toLowerCase()] ?? 'help', argument: (slash[2] ?? '').trim() }
  const folded = fold(text).replace(/[\s。！？!?.~]+$/u, '')
  const whole = WHOLE[folded]
  if (whole) return { name: whole, argument: '' }
  const outline = /^目录[\s:：]*第?(\d{1,4}|[一二三四五六七八九十]{1,3})份?$/u.exec(folded)
  if (outline) return { name: 'outline', argument: outline[1] ?? '' }
  const subscription = /^(订阅|退订|取消订阅)[\s:：]+(\S[\s\S]*)$/u.exec(folded)
  if (!subscription) return null
  const argument = (subscription[2] ?? '').replace(/^["'《]|["'》]$/gu, '').trim()
  if (argument.length > LONGEST_WORD) return null
  return { name: subscription[1] === '订阅' ? 'subscribe' : 'unsubscribe', argument }
}
