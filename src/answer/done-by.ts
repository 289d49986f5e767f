/** Not a person but an office or firm did it: 由上海大学……共同编撰. */
const DONE_BY = /由.{2,40}(?:编|写|办|负责|承担|牵头|组织|建设|提供|出版|制定|主持|发起)/u
/** 谁写的, 谁办的, 由谁牵头: whoever did it need be no person. */
const ASKS_DOER =
  /谁(?:来|一起|共同|负责)?(?:编|写|出版|办|主办|承办|建|做|设计|开发|发起|组织|运营|牵头|制定|起草|提供)/u

/** Whether a text tells who did something, be it an office or a firm. */
export function tellsDoer(text: string): boolean {
  return DONE_BY.test(text)
}

/** Whether a question is content with an office or a firm that did something. */
export function asksDoer(question: string): boolean {
  return ASKS_DOER.test(question)
}
