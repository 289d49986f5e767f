import type { Call } from './api.ts'

interface MenuCommand {
  command: string
  description: string
}

const COMMON: readonly MenuCommand[] = [
  { command: 'help', description: '怎么用，可以问什么' },
  { command: 'reports', description: '有哪些报告' },
  { command: 'outline', description: '报告目录，例如 /outline 1' },
  { command: 'source', description: '上一条回答的原文' },
  { command: 'more', description: '还有哪些相关内容' },
  { command: 'subscribe', description: '订阅新报告，例如 /subscribe 养老' },
  { command: 'subscriptions', description: '我的订阅' },
  { command: 'unsubscribe', description: '退订' },
]
const PRIVATE: readonly MenuCommand[] = [
  ...COMMON,
  { command: 'why', description: '为什么这样回答' },
  { command: 'clear', description: '忘掉这段对话' },
  { command: 'whoami', description: '我的编号' },
  { command: 'web', description: '网页地址和访问码' },
]
const GROUP: readonly MenuCommand[] = [
  { command: 'ask', description: '提问，例如 /ask 去年立了多少件提案' },
  ...COMMON,
]
const ADMIN: readonly MenuCommand[] = [...PRIVATE, { command: 'gaps', description: '待答的问题（管理员）' }]

/** Puts the command menus in place, by scope; rejects if Telegram refuses one. */
export async function setMenus(call: Call, admins: readonly string[]): Promise<void> {
  await call('setMyCommands', { commands: PRIVATE, scope: { type: 'default' } })
  await call('setMyCommands', { commands: PRIVATE, scope: { type: 'all_private_chats' } })
  await call('setMyCommands', { commands: GROUP, scope: { type: 'all_group_chats' } })
  // An admin who has never opened the chat has no menu yet; that is no fault.
  for (const admin of admins)
    await call('setMyCommands', { commands: ADMIN, scope: { type: 'chat', chat_id: admin } }).catch(() => {})
}
