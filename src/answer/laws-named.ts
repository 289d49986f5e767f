/** 检查了哪些法律, 哪几部条例: wants laws by their names. */
const ASKS_LAWS = /(?:哪(?:些|几[部个件项])|什么|啥)(?:地方性)?(?:法律|法规|条例|法(?![院子庭官人治]))/u
/** 《水法》, “一法一条例”, 贯彻实施民法典; 2部法律 names none. */
const LAW =
  /《[^》]{1,40}(?:法|法典|条例|规定|办法|决定)》|一法[一两]|[两二三]法|(?<!执|司|立|[部项件依违合守]|宪|非)\p{Script=Han}{2,16}(?:保护|管理|促进|监督|安全|防治|教育|保障|生产|合同|劳动|预算|诉讼)(?:法|条例)/u

/** Whether a question asks which laws. */
export function asksLaws(question: string): boolean {
  return ASKS_LAWS.test(question)
}

/** Whether a text calls a law by its name. */
export function namesLaw(text: string): boolean {
  return LAW.test(text)
}
