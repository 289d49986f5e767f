import { createHash } from 'node:crypto'
import { text } from '../chat/blocks.ts'
import {
  type Button,
  type Channel,
  type IncomingMessage,
  type Log,
  type Outgoing,
  plainMessage,
} from '../chat/channel.ts'
import type { IngestedFile, Report } from '../model.ts'
import type { Action } from '../store/actions.ts'
import type { IntakeShelf } from '../store/intake-shelf.ts'
import type { Intakes, Intake as Pending } from '../store/intakes.ts'
import { HOW_TO_CORRECT, intakeSheet, nameFor, readCorrections } from './intake-sheet.ts'

export interface IntakeOptions {
  intakes: Intakes
  shelf: IntakeShelf
  channels(): readonly Channel[]
  isAdmin(channel: IncomingMessage['channel'], user: string): boolean
  /** Reads a file apart from the rest of the program; `file` names it. Never rejects. */
  read(path: string, file: string): Promise<IngestedFile>
  /** Titles of reports there are that have mostly the same text. */
  alike(report: Report): string[]
  put(action: Action): string
  now(): number
  log: Log
}

/** Takes reports in from admins' phones: a file, its proof sheet, a button. */
export interface Intake {
  /** A file was sent in a private chat; gives the words for at once. */
  file(message: IncomingMessage): Outgoing
  /** Corrections after 修改; null for any other words. */
  words(message: IncomingMessage): Outgoing | null
  press(message: IncomingMessage, id: string, step: 'accept' | 'edit' | 'drop'): Outgoing
  /** Takes up what the last process left where the channel is up, and forgets what is older than a day. */
  tick(): void
  /** Resolves when nothing is being read. */
  idle(): Promise<void>
}

/** Telegram serves files up to 20 MB, WeCom takes no larger ones. */
const LIMIT_BYTES = 20 * 1024 * 1024
const DAY = 86_400_000
const ENDINGS = new Set(['.txt', '.text', '.md', '.markdown', '.docx', '.pdf', '.html', '.htm'])
const NOT_FOR_YOU = '收录报告由管理员来做，请把文件发给秘书处。要提问的话，直接发一句话就可以。'
const UNREADABLE = '这个文件读不出来。请另存为 .docx、.txt 或文字版 .pdf，再发一次。'
const EMPTY = '这个文件里没有读到报告正文，没有收录。'
const EXPIRED = '这份文件已经处理过，或超过一天已清除。需要的话请重新发送。'

/** The ending that tells how to read it: that of the name if it is one of ours, else what the bytes begin with. */
export function endingOf(name: string | null, bytes: Uint8Array): string {
  const claimed = /\.[a-z]+$/iu.exec(name ?? '')?.[0].toLowerCase()
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1')
  if (head.startsWith('%PDF')) return '.pdf'
  if (head.startsWith('PK')) return '.docx'
  if (claimed && ENDINGS.has(claimed) && claimed !== '.pdf' && claimed !== '.docx') return claimed
  return /<(?:!doctype|html)/iu.test(head) ? '.html' : '.txt'
}

/** Makes the intake. */
export function createIntake(options: IntakeOptions): Intake {
  const { intakes, shelf, now, log } = options
  const underWay = new Map<string, Promise<void>>()

  const say = async ({ channel, chat }: Pending, message: Outgoing): Promise<void> => {
    try {
      await options
        .channels()
        .find((known) => known.name === channel)
        ?.push(chat, message)
    } catch (error) {
      log.warn({ channel, err: error }, 'an admin could not be told of a file that was sent')
    }
  }

  const forget = (id: string): void => {
    intakes.remove(id)
    shelf.remove(id)
  }

  const buttons = (id: string): Button[][] => {
    const button = (label: string, step: 'accept' | 'edit' | 'drop'): Button => ({
      label,
      action: options.put({ do: 'intake', id, step }),
    })
    return [[button('确认收录', 'accept'), button('修改', 'edit'), button('放弃', 'drop')]]
  }

  const fetchFile = async (pending: Pending): Promise<string> => {
    const kept = shelf.path(pending.id)
    if (kept) return kept
    const channel = options.channels().find((known) => known.name === pending.channel)
    if (!channel?.fetch) throw new Error('文件没能取到，请再发一次。')
    const { name, bytes } = channel.download
      ? await channel.download(pending.ref, LIMIT_BYTES)
      : { name: null, bytes: await channel.fetch(pending.ref, LIMIT_BYTES) }
    if (bytes.length > LIMIT_BYTES) throw new Error('文件太大，最多20MB。')
    if (name) intakes.update(pending.id, { name })
    return shelf.keep(pending.id, endingOf(name ?? pending.name, bytes), bytes)
  }

  const readReports = async (pending: Pending, path: string): Promise<Report[] | null> => {
    const { error, reports } = await options.read(path, pending.name || 'report')
    if (error !== null)
      log.info({ channel: pending.channel, reason: error }, 'a file that was sent cannot be read')
    return error === null ? reports : null
  }

  const show = async (id: string): Promise<void> => {
    const pending = intakes.get(id)
    if (!pending) return
    let path: string
    try {
      path = await fetchFile(pending)
    } catch (error) {
      log.info({ channel: pending.channel, err: error }, 'a file that was sent could not be fetched')
      forget(id)
      await say(pending, plainMessage([text(error instanceof Error ? error.message : UNREADABLE)]))
      return
    }
    const reports = await readReports(pending, path)
    if (!reports?.some(({ paragraphs }) => paragraphs.length > 0)) {
      forget(id)
      await say(pending, plainMessage([text(reports ? EMPTY : UNREADABLE)]))
      return
    }
    if (pending.state === 'received') intakes.update(id, { state: 'read' })
    const known = [...new Set(reports.flatMap((report) => options.alike(report)))]
    await say(pending, plainMessage(intakeSheet(reports, known), { buttons: buttons(id) }))
  }

  const accept = async (id: string): Promise<void> => {
    const pending = intakes.get(id)
    const path = shelf.path(id)
    if (!pending || !path) return
    try {
      const reports = (await readReports(pending, path)) ?? []
      const name = shelf.accept(id, nameFor(reports, pending.name))
      forget(id)
      log.info({ channel: pending.channel, file: name }, 'an admin has taken a report in')
      await say(pending, plainMessage([text(`已收录为“${name}”。马上可以提问，也会告诉订阅了的群和成员。`)]))
    } catch (error) {
      intakes.update(id, { state: 'read' })
      log.error({ err: error }, 'a report could not be put into the reports folder')
      await say(
        pending,
        plainMessage([text('没能写入报告文件夹，请管理服务器的同事看一下日志，然后再按一次“确认收录”。')], {
          buttons: buttons(id),
        }),
      )
    }
  }

  /** One thing at a time for each file. */
  const begin = (id: string, step: (id: string) => Promise<void>): void => {
    const before = underWay.get(id) ?? Promise.resolve()
    const work = before
      .then(() => step(id))
      .catch((error: unknown) => log.error({ err: error }, 'a file that was sent could not be handled'))
      .finally(() => {
        if (underWay.get(id) === work) underWay.delete(id)
      })
    underWay.set(id, work)
  }

  return {
    file: (message) => {
      const { channel, id: messageId, chat, user, attachment } = message
      if (!options.isAdmin(channel, user) || !attachment) return plainMessage([text(NOT_FOR_YOU)])
      if ((attachment.bytes ?? 0) > LIMIT_BYTES) return plainMessage([text('文件太大，最多20MB。')])
      const id = createHash('sha256').update(`${channel}\n${messageId}`).digest('base64url').slice(0, 12)
      const { name, ref } = attachment
      const isNew = intakes.add({
        ...{ id, channel, chat, user, state: 'received', name: name ?? '', ref },
        ...{ corrections: {}, at: now() },
      })
      if (isNew) begin(id, show)
      return plainMessage([text(name ? `收到“${name}”，正在读，请稍候。` : '收到文件，正在读，请稍候。')])
    },
    words: ({ channel, user, text: words }) => {
      const pending = intakes.editing(channel, user)
      if (!pending) return null
      const read = readCorrections(words)
      if (!read) return null
      const corrections = { ...pending.corrections, ...read }
      intakes.update(pending.id, { state: 'read', corrections })
      shelf.correct(pending.id, corrections)
      begin(pending.id, show)
      return plainMessage([text('好的，按您的更正重新读。')])
    },
    press: (_message, id, step) => {
      const pending = intakes.get(id)
      if (!pending || pending.state === 'received' || !shelf.path(id))
        return plainMessage([], { toast: EXPIRED })
      if (step === 'drop') {
        forget(id)
        return plainMessage([text('已放弃，文件没有保留。')], { toast: '已放弃' })
      }
      if (step === 'edit') {
        intakes.update(id, { state: 'editing' })
        return plainMessage([text(HOW_TO_CORRECT)])
      }
      if (pending.state === 'accepted') return plainMessage([], { toast: '正在收录，请稍候。' })
      intakes.update(id, { state: 'accepted' })
      begin(id, accept)
      return plainMessage([], { toast: '正在收录' })
    },
    tick: () => {
      for (const { id } of intakes.before(now() - DAY)) if (!underWay.has(id)) forget(id)
      const up = new Set(
        options.channels().flatMap(({ name, status }) => (status() === 'up' ? [name as string] : [])),
      )
      for (const [state, step] of [
        ['received', show],
        ['accepted', accept],
      ] as const)
        for (const { id, channel } of intakes.inState(state))
          if (up.has(channel) && !underWay.has(id)) begin(id, step)
    },
    idle: async () => {
      while (underWay.size > 0) await Promise.all(underWay.values())
    },
  }
}
