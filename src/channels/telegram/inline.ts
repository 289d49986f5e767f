import { createHash } from 'node:crypto'
import type { Dispatcher } from '../../chat/dispatch.ts'
import { TELEGRAM_HTML } from '../../chat/format.ts'
import { render, shorten } from '../../chat/render.ts'
import type { Call } from './api.ts'

/** Answers may change with the index, and belong to the person who asked. */
const CACHE_S = 10
const SHORTEST_QUERY = 2
const TITLE_LENGTH = 60

/** Answers one inline query with at most one result; nothing at all for those who may not ask. */
export async function answerInline(
  call: Call,
  dispatcher: Dispatcher,
  { id, user, query }: { id: string; user: string; query: string },
): Promise<void> {
  const found = query.trim().length < SHORTEST_QUERY ? null : await dispatcher.glance('telegram', user, query)
  const [html] = found ? render(found.blocks, TELEGRAM_HTML) : []
  const results =
    found?.answer && html
      ? [
          {
            type: 'article',
            id: createHash('sha256').update(query).digest('base64url').slice(0, 32),
            title: shorten(found.answer.headline || found.answer.reply, TITLE_LENGTH),
            input_message_content: {
              message_text: html,
              parse_mode: 'HTML',
              link_preview_options: { is_disabled: true },
            },
          },
        ]
      : []
  await call('answerInlineQuery', { inline_query_id: id, results, is_personal: true, cache_time: CACHE_S })
}
