import { HEADS } from './figure-words.ts'

const END_HEAD = new RegExp(`(?:${HEADS})$`, 'u')

const PAIRS: readonly (readonly [string, string])[] = [
  ['城镇', '农村'],
  ['城市', '农村'],
  ['城镇', '乡村'],
  ['男性', '女性'],
]

/** What 三次产业 sums up. */
const SECTORS: readonly string[] = ['第一产业', '第二产业', '第三产业']

/**
 * One name for each number of a list: 首次反馈解决率、满意率 gives two; 水果、蔬菜、茶叶产量 gives 水果产量, 蔬菜产量, 茶叶产量;
 * 城乡居民收入 gives 城镇居民收入, 农村居民收入. Null when names and numbers do not pair.
 */
export function splitNames(name: string, count: number): string[] | null {
  const sectors = count === SECTORS.length ? /三次产业(?!结构)/u.exec(name)?.[0] : undefined
  if (sectors) return SECTORS.map((sector) => name.replace(sectors, sector))
  const items = name
    .split(/、|以及|和|与|及(?!其)/u)
    .map((item) => item.trim())
    .filter(Boolean)
  if (items.length < count) {
    if (count === 2 && /城乡/u.test(name)) return [name.replace('城乡', '城镇'), name.replace('城乡', '农村')]
    return null
  }
  if (items.length > count) return items.slice(-count)
  const last = items.at(-1) ?? ''
  const pair = PAIRS.find(
    ([a, b]) => (items[0] === a && last.startsWith(b)) || (items[0] === b && last.startsWith(a)),
  )
  if (pair && items.length === 2) {
    const own = last.startsWith(pair[0]) ? pair[0] : pair[1]
    return [`${items[0]}${last.slice(own.length)}`, last]
  }
  const shared = sharedTail(last) || sharedAfterPlace(items[0] ?? '', last)
  return items.map((item) => {
    if (item === last || !shared || hasHead(item)) return item
    const doubled = /^(?:产业|行业|企业|产品|居民)/u.exec(shared)?.[0] ?? ''
    return doubled && item.endsWith(doubled) ? `${item}${shared.slice(doubled.length)}` : `${item}${shared}`
  })
}

function hasHead(item: string): boolean {
  // 黄金, 有色冶金 are goods; 资金, 贷款 are indicators.
  if (/[金款费度]$/u.test(item)) return /(?:[资基奖]金|养老金|[贷存]款|经费)$/u.test(item)
  return END_HEAD.test(item)
}

const SHARED = new RegExp(
  `(?:产业|行业|企业|产品|居民|常住居民)?(?:(?:${HEADS})+(?:占.{2,14}(?:比重|比例|份额))?)$`,
  'u',
)

function sharedTail(last: string): string {
  const tail = SHARED.exec(last)?.[0] ?? ''
  return tail.length < last.length && tail.length > 1 ? tail : ''
}

/** 广州、深圳地铁客运量: names of one length that head the list share all that follows the last of them. */
function sharedAfterPlace(first: string, last: string): string {
  const short = first.length === 2 || first.length === 3
  return short && last.length >= first.length + 3 ? last.slice(first.length) : ''
}
