/** Sides of one thing that reports tell side by side; what is said of the one is no answer for the other. */
const SIDES: readonly (readonly RegExp[])[] = [
  [/农村|乡村|农民/u, /城镇|城市/u],
  [/第一产业/u, /第二产业/u, /第三产业/u],
  [/(?<!进)出口/u, /进口/u, /进出口/u],
  [/上半年/u, /下半年/u],
  [/结婚/u, /离婚/u],
  [/存款/u, /贷款/u],
  [/公办/u, /民办/u],
  [/男/u, /女/u],
  [/刑事/u, /民商?事/u, /行政(?=案件|诉讼|审判)/u],
  [/小学/u, /初中/u, /高中/u],
  [/国家级/u, /省级/u, /市级/u],
  [/不能|无法|未能|没能|不予|暂不/u, /已经|基本|正在/u],
]

/**
 * Tells whether a text is about another side than the one a question asks for: 农村低保 asked, 城市低保标准 told; 进口 asked,
 * 进出口 told. False where the question or the text names both.
 */
export function otherSideThan(question: string): (text: string) => boolean {
  const asked = SIDES.flatMap((sides) => {
    const [side, ...more] = sides.filter((one) => one.test(question))
    return side && more.length === 0 ? { side, others: sides.filter((one) => one !== side) } : []
  })
  return (text) =>
    asked.some(({ side, others }) => !side.test(text) && others.some((other) => other.test(text)))
}
