/** Sides of one thing that reports tell side by side; what is said of the one is no answer for the other. */
const SIDES: readonly (readonly RegExp[])[] = [
  [/农村|乡村|农民|乡下/u, /城镇|城市|城里/u],
  [/第一产业/u, /第二产业/u, /第三产业/u],
  [/(?<!进)出口/u, /进口/u, /进出口|外贸(?!.{0,4}[出进]口)/u],
  [/支出/u, /收入(?!.{0,4}支出)/u],
  [/登记失业/u, /调查失业/u],
  [/存栏/u, /出栏/u],
  [/货物吞吐/u, /集装箱/u, /(?:旅客|邮)吞吐/u],
  [/常委会会议|常务委员会会议/u, /主任会议/u, /主席会议/u],
  [/受理|收案/u, /审结|审执结/u],
  [/全体居民/u, /(?:城镇|农村)居民/u],
  [/不起诉/u, /(?<!不)起诉/u],
  [/上半年/u, /下半年/u],
  [/(?<!审)结婚/u, /离婚/u],
  [/(?<!服务)工业(?!园|设计)/u, /服务业/u, /建筑业/u],
  [/存款/u, /贷款/u],
  [/产量|产能/u, /销[量售]|卖了?(?:多少|几)/u],
  [/公办/u, /民办/u],
  [/应(?:到|出席|参加)/u, /实(?:际)?(?:到|出席|参加)/u],
  [/刑事/u, /民商?事/u, /行政(?=案件|诉讼|审判)/u],
  [/小学/u, /初中/u, /高中/u],
  [/国家级/u, /省级/u, /市级/u],
]

/** Sides of what a sentence says, which are no sides of a thing: 男的呢 replaces no 妇女 of the question before. */
const SAID_SIDES: readonly (readonly RegExp[])[] = [
  [/男/u, /女/u],
  [/不能|无法|未能|没能|不予|暂不/u, /已经|基本|正在/u],
]

interface Sided {
  side: RegExp
  others: RegExp[]
}

/** The sides that a question names alone, each with the others of its kind. */
function sidesIn(question: string, all: readonly (readonly RegExp[])[]): Sided[] {
  return all.flatMap((sides) => {
    const [side, ...more] = sides.filter((one) => one.test(question))
    return side && more.length === 0 ? { side, others: sides.filter((one) => one !== side) } : []
  })
}

/** Whether a text names another side than one of those asked for, and not that one. */
function isOther(asked: readonly Sided[], text: string): boolean {
  return asked.some(({ side, others }) => !side.test(text) && others.some((other) => other.test(text)))
}

/**
 * Tells whether a text is about another side than the one a question asks for: 农村低保 asked, 城市低保标准 told; 进口 asked,
 * 进出口 told. False where the question or the text names both.
 */
export function otherSideThan(question: string): (text: string) => boolean {
  const asked = sidesIn(question, [...SIDES, ...SAID_SIDES])
  return (text) => isOther(asked, text)
}

/** The same for the things of an earlier question that a follow-up replaces: 进口 before 那出口呢. */
export function otherThingThan(question: string): (said: string) => boolean {
  const asked = sidesIn(question, SIDES)
  return (said) => isOther(asked, said)
}

/** A question before without the sides that the next one replaces: 外贸进出口总额 without 外贸进出口 before 出口呢. */
export function withoutOtherSides(before: string, next: string): string {
  return sidesIn(next, SIDES).reduce(
    (text, { others }) => others.reduce((left, other) => left.replace(new RegExp(other, 'gu'), ''), text),
    before,
  )
}
