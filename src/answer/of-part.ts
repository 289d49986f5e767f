import type { Figure } from '../model.ts'
import { fold } from '../text/normalize.ts'
import { MET, matchConcept } from './match.ts'
import type { Query } from './turn.ts'

/** What is summed up over a whole place, so that a kind of it is no answer: 跨境电商进出口, 工业投资. */
const AGGREGATE = /^(?:进出口|出口|进口|投资|消费|税收|贷款|存款|外资)(?:总?[额值量])?$/u
/** What may stand around its name without making it a kind. */
const OF_ALL =
  /全(?:[省市县区国州]|社会)|我[省市县区]|地区|货物|外贸|对外|贸易|[总年、和及的]|实现|完成|累计|带动|拉动|撬动|促进|释放|扩大|引导|固定资产|社会|各项|本外币|人民币|金融机构|实际|利用|使用|到位|余额|增速|增长|规模|[额值量]/gu

/** Whether a figure is of a kind of what is asked as a whole: 跨境电商进出口 for 进出口. */
export function isOfPart({ concepts }: Query, { what }: Pick<Figure, 'what'>): boolean {
  const name = fold(what)
  return concepts.some(({ said, bonus }) => {
    const whole = said.replace(/总?[额值量]$/u, '')
    const at = bonus || !AGGREGATE.test(said) ? -1 : name.lastIndexOf(whole)
    if (at < 0) return false
    const around = [name.slice(0, at), name.slice(at + whole.length)]
    return around.some((words) => {
      const kind = words.replace(OF_ALL, '')
      return kind.length >= 2 && !concepts.some((one) => one.said !== said && matchConcept(one, words) >= MET)
    })
  })
}
