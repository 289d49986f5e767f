import type { Chance } from './seeded.ts'

/** A report of a place that does not exist, unlike any other of the same generator. */
export interface TownReport {
  place: string
  title: string
  year: number
  /** The figure that is corrected later: new beds for the old. */
  beds: number
  /** Whether it speaks of 养老 at all. */
  care: boolean
  text: string
}

const FIRST = [...'苍砚泽岚汀桐菱澄溪霁磐枫渚荔棠筠蕴岙崧沅']
const SECOND = [...'岭湖浦洲坞岗桥屿源台泉陂港潭埠']
const THEMES = [
  '渔港',
  '茶园',
  '古桥',
  '竹编',
  '水库',
  '夜校',
  '冷链',
  '陶窑',
  '湿地',
  '邮路',
  '盐田',
  '蚕桑',
  '山塘',
  '灯塔',
  '药圃',
  '果园',
  '驿站',
  '书屋',
  '机耕路',
  '粮仓',
  '乡音馆',
  '木作坊',
  '候鸟站',
  '石板街',
  '碑林',
  '菌棚',
  '牧道',
  '纸坊',
]
const VERBS = ['修缮', '新建', '改造', '验收', '清查', '续建', '移交', '登记', '评定', '腾退', '疏浚', '加固']
const UNITS = ['处', '座', '条', '家', '个', '项', '片']
const ENDS = [
  '群众来信明显减少',
  '工期比预定提前了一季',
  '沿线住户重新领到钥匙',
  '巡查改为每旬一次',
  '账目在村口张榜',
  '老匠人带出了徒弟',
  '雨季没有再漫水',
  '外地客商开始上门',
  '学生把它写进了作文',
  '镇里为此添了两名管护员',
]

function sentence(chance: Chance): string {
  const theme = chance.one(THEMES)
  const other = chance.one(THEMES)
  return `${chance.one(VERBS)}${theme}${10 + chance.below(900)}${chance.one(UNITS)}，带动${other}${chance.one(['增收', '提质', '复工', '扩容'])}${(1 + chance.below(300)) / 10}%，${chance.one(ENDS)}。`
}

/** The text of a report with this many beds in it, so that a corrected one differs in nothing else. */
function textOf(report: Omit<TownReport, 'text'>, body: readonly string[]): string {
  const { place, year, beds, care, title } = report
  const lines = [
    title,
    `（${year + 1}年1月${1 + (beds % 28)}日在${place}第九届人民代表大会第三次会议上）`,
    `${place}县长 ${place.slice(0, 1)}正明`,
    '各位代表：',
    `一、${year}年工作回顾`,
    ...body.slice(0, 6),
    care ? `养老服务提质增效。全县新增养老床位${beds}张。` : `畜牧业稳步恢复。全县新增圈舍栏位${beds}个。`,
    ...body.slice(6, 12),
    `二、${year + 1}年主要任务`,
    ...body.slice(12),
  ]
  return lines.join('\n\n')
}

/** Makes reports one after another; each has a place of its own, and each can be made again with another figure. */
export function townReports(chance: Chance): {
  next(): TownReport
  corrected(report: TownReport): TownReport
} {
  const used = new Set<string>()
  const bodies = new Map<string, string[]>()
  const make = (facts: Omit<TownReport, 'text'>): TownReport => ({
    ...facts,
    text: textOf(facts, bodies.get(facts.title) ?? []),
  })
  return {
    next: () => {
      let place = ''
      while (place === '' || used.has(place))
        place = `${chance.one(FIRST)}${chance.one(SECOND)}${used.size > 200 ? chance.one(SECOND) : ''}县`
      used.add(place)
      const title = `${place}人民政府工作报告`
      bodies.set(
        title,
        Array.from({ length: 18 }, () => sentence(chance) + sentence(chance)),
      )
      return make({
        place,
        title,
        year: 2019 + chance.below(6),
        beds: 100 + chance.below(800),
        care: chance.below(2) === 0,
      })
    },
    corrected: (report) => make({ ...report, beds: report.beds + 1000 }),
  }
}
