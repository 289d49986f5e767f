/** Radicals of the supplement block that have no decomposition in Unicode, and the characters they look like. */
const SUPPLEMENT: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...'⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟⻲龟⺒巳⺝月⺟母⺾艹'.matchAll(
      /(.)(.)/gu,
    ),
  ].map(([, radical, character]) => [radical ?? '', character ?? '']),
)

/** Replaces Kangxi radicals, which some programs write into PDFs for characters of the same shape: '⼀、⻓期' is '一、长期'. */
export function withoutRadicals(text: string): string {
  return text.replace(/[\u2e80-\u2fd5]/gu, (radical) => SUPPLEMENT[radical] ?? radical.normalize('NFKC'))
}
