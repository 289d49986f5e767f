/** An at-sign with a name behind it, at the start of a word; U+2005 and U+00A0 end it as a space does. */
const MENTION = /(?<=^|\s)[@＠]\S+(?:\s+|$)/gu

/**
 * Takes the mentions out of a group message, wherever they stand: '@报告助手 今年教育支出多少？' and
 * '今年教育支出多少？ @报告助手' are both 今年教育支出多少？. The frame does not say what the bot is called;
 * `botName` is needed only for a name with spaces.
 */
export function withoutMentions(text: string, botName: string | null): string {
  const named = botName ? text.replaceAll(`@${botName}`, ' ') : text
  return named.replace(MENTION, ' ').trim()
}
