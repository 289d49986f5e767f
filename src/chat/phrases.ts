/** What the bot says of itself, in one place, so that the tone stays one. Nothing here comes from a report. */

export const APOLOGY = '抱歉，这个问题我没能处理好，已记录下来。请换个说法再问一次，或稍后再试。'

/** What the bot can do, with questions that it can answer now. */
export function help(examples: readonly string[]): string {
  return `我只回答工作报告里写了什么：给出原句、数字和出处，没写的就说没有写。

直接提问即可${examples.length > 0 ? `，例如：\n${examples.map((question) => `· ${question}`).join('\n')}` : '。'}

也可以说：
报告（看有哪些报告）、目录 1、原文、还有
订阅、订阅 养老、退订、我的订阅
清除（忘掉这段对话）、我是谁、网页`
}

export const GROUP_HINT = '群里请@我、回复我的消息，或用命令提问。'

export const EMPTY = '您好，我没有看到问题。请用一句话提问，例如：'
export const SYMBOLS_ONLY = '我看不懂表情和符号，请用一句话提问，例如：'
export const NO_ATTACHMENTS = '我现在只看得懂文字，图片、语音和文件还看不了。请把问题打成一句话。'
export const STALE_BUTTON = '这个按钮已失效，请重新提问。'
export const FORGOTTEN = '这条回答的记录已清除，请重新提问。'
export const THANKS_UP = '谢谢，很高兴有帮助。'
export const THANKS_DOWN = '谢谢，已记下，我们会改进。'
export const NOTHING_TO_EXPLAIN = '还没有可以说明的回答，请先提一个问题。'
export const NO_MORE_PARAGRAPHS = '已经到头了。'
export const ADMINS_ONLY = '这个命令只给管理员使用。'
export const GAPS_LATER = '暂时没有待答的问题。'

export const CLEARED = '好的，这段对话已经忘掉了。'
export const NOTHING_TO_CLEAR = '没有要忘掉的对话。'

/** Said where there is no chat: at the page, to the API, at the prompt. */
export const SUBSCRIBE_IN_CHATS =
  '订阅要在企业微信或 Telegram 里使用：在聊天里对我说“订阅”，有新报告时就在那里告诉您。'
export const WHO_AM_I_IN_CHATS = '编号是企业微信或 Telegram 里的：在聊天里对我说“我是谁”就能看到。'
export const GAPS_IN_CHATS = '待答的问题只给管理员看：请管理员在企业微信或 Telegram 里私聊我说“待答”。'
export const WEB_IN_CHATS =
  '网页的地址和访问码在企业微信或 Telegram 里给出：在聊天里私聊我说“网页”。运行问报的电脑上可打开 /code 看访问码。'

/** 网页: where it is, and the code that opens it; null where it opens without one. */
export function webPage(code: string | null): string {
  return code === null
    ? '在网页上提问：'
    : `访问码：${code}\n每周更换，旧码可再用一周；请只告诉可以提问的人。\n在网页上提问：`
}
export const WEB_IN_PRIVATE = '访问码不在群里发，请私聊我说“网页”。'
export const NO_WEB = '没有对外开放的网页，请直接在这里提问。'

/** The question is longer than a question can be. */
export function tooLong(length: number, limit: number): string {
  return `这段话有${length}个字，超过了${limit}字。请用一两句话提问，例如只问一个数字或一件事。`
}

/** The person asks faster than the limit. */
export function tooFast(seconds: number): string {
  return `您问得有点快，请${seconds}秒后再问。`
}

/** Put above an answer that comes late, with the clock time of the question. */
export function lateAnswer(clock: string): string {
  return `（补答您${clock}的提问）`
}

/** Who may ask: said to a person or group that may not. */
export function accessAsked(id: string, toldAdmins: boolean): string {
  return toldAdmins
    ? `我只为获准的成员服务。已把您的申请转给管理员，同意后我会马上告诉您。\n您的编号：${id}`
    : `我只为获准的成员服务。请把下面的编号发给秘书处，由他们为您开通。\n您的编号：${id}`
}

export function accessWaiting(id: string): string {
  return `您的申请还在等管理员同意，请稍候。\n您的编号：${id}`
}

export const ACCESS_REFUSED = '管理员没有同意这次申请。如有需要，请联系秘书处。'
export const ACCESS_GRANTED = '管理员已同意，现在可以提问了。'

export function whoAmI(id: string, group: string | null): string {
  return group === null ? `您的编号：${id}` : `您的编号：${id}\n本群编号：${group}`
}

export function requestForAdmin(kind: 'private' | 'group', name: string | null, id: string): string {
  return `${kind === 'group' ? '有一个群' : '有人'}申请使用问报：\n${name ?? '（未显示名称）'}\n编号：${id}`
}

export function requestDecided(name: string | null, id: string, granted: boolean): string {
  return `${granted ? '已同意' : '已拒绝'}：${name ?? '（未显示名称）'}（${id}）`
}

/** `ofTopic` is false for a body or a place: 人大, 永康. */
export function subscribed(word: string, isNew: boolean, ofTopic = true): string {
  const what = word ? `${ofTopic ? '提到' : ''}“${word}”的新报告` : '所有新报告'
  return isNew ? `已订阅${what}。有新报告时在这里告诉您；说“退订”可取消。` : `您已经订阅了${what}。`
}

export function tooManySubscriptions(most: number): string {
  return `这里已经有${most}个订阅，请先退订一些。`
}

export function unsubscribed(word: string | null, count: number): string {
  if (count === 0) return word ? `没有订阅过“${word}”。` : '这里还没有订阅。'
  return word ? `已退订“${word}”。` : '已全部退订。'
}

export function subscriptionsList(words: string[]): string {
  if (words.length === 0) return '这里还没有订阅。说“订阅”可听到所有新报告，说“订阅 养老”只听提到养老的。'
  return `这里的订阅：\n${words.map((word) => `· ${word || '所有新报告'}`).join('\n')}`
}
