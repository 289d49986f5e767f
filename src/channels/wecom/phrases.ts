/** What only WeCom needs to say; all else stands in chat/phrases. */

export const LOOKING = '正在查报告……'
export const LATER = '这个问题还在处理，好了马上发给您。'
export const LEAVING = '我正在重启，恢复后马上补答。'
export const INTERRUPTED = '抱歉，刚才中断了，请再问一次。'
export const UNWELCOME =
  '抱歉，这条回答没有通过企业微信的内容检查，发不出来。请换个问法，例如只问其中一个数字。'
export const APOLOGY = '抱歉，这条回答没能发出来，请稍后再问一次。'
export const NOTHING = '（没有可以显示的内容）'
export const CHOOSE = '请点选'
export const CHOSEN = '已收到'
export const CHOSEN_BUTTON = '已选'
export const GO_ON = '可以接着问：'
export const WELCOME_EXAMPLES = '例如问：'

/** Above the answer to a voice message, so that a wrong recognition is seen. */
export function heardAs(words: string): string {
  return `语音：${words}`
}

/** Why a file could not be fetched, in words for the sender. */
export const FILE_TOO_LARGE = '这个文件太大了，收不下。'
export const FILE_EXPIRED = '这个文件的下载链接已失效，请重新发送一次。'
export const FILE_UNREADABLE = '这个文件下载后打不开，请重新发送一次。'
