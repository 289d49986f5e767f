import { describe, expect, it } from 'vitest'
import { builtinVocabulary } from '../../../src/answer/vocabulary/builtin.ts'
import { createVocabulary } from '../../../src/answer/vocabulary/vocabulary.ts'
import { fold } from '../../../src/text/normalize.ts'
import { createSegmenter } from '../../../src/text/segment.ts'

const segmenter = createSegmenter()

function saidAndMeant(lines: string, question: string): [string, string[]][] {
  const text = fold(question)
  return createVocabulary([lines])
    .expand(text, segmenter.cut(text))
    .map(({ said, official }) => [said, official])
}

const CARE = `
{老人} = 老太太 爹妈 父母
{照看} = 照顾 伺候
{老人} + {照看}/送哪儿 !牲口 > 养老服务 居家养老`

const MEANT = ['养老服务', '居家养老']

describe('a frame', () => {
  it.each([
    ['is read in either order', '老太太谁来伺候', [['老太太谁来伺候', MEANT]]],
    ['is read in the other order too', '谁照顾爹妈', [['照顾爹妈', MEANT]]],
    ['takes words beside classes', '爹妈送哪儿', [['爹妈送哪儿', MEANT]]],
    ['needs one word of each part', '老太太过得怎么样', []],
    ['is silent where a forbidden word stands', '爹妈伺候牲口累不累', []],
    ['does not reach over eight characters', '老太太去年冬天在老家院子里没人照顾', []],
    ['does not reach over a mark', '老太太来了，照顾一下花草', []],
    ['spans what else of its parts stands near', '老太太爹妈谁来照顾', [['老太太爹妈谁来照顾', MEANT]]],
  ])('%s', (_name, question, expected) => {
    expect(saidAndMeant(CARE, question)).toEqual(expected)
  })

  it('takes a single character only as a word', () => {
    const lines = '{路} = 路\n{路} + 村里 > 农村公路'
    expect(saidAndMeant(lines, '村里的路')).toEqual([['村里的路', ['农村公路']]])
    expect(saidAndMeant(lines, '村里的思路')).toEqual([])
  })

  it('tells what lies between its parts', () => {
    const [found] = createVocabulary([CARE]).expand('老太太由谁照顾', ['老太太', '由', '谁', '照顾'])
    expect(found?.gaps).toEqual([{ start: 3, end: 5 }])
  })

  it('reports lines that say nothing', () => {
    const { faults } = createVocabulary([
      '{甲} = 子丑\n{甲} = 寅卯\n{乙} + 子丑 > 丁\n{甲} + 寅 丁\n{甲} + > 丁',
    ])
    expect(faults.map(({ line }) => line).sort()).toEqual([2, 3, 4, 5])
  })
})

const builtin = createVocabulary(builtinVocabulary)

function framed(question: string): string[] {
  const text = fold(question)
  return builtin.expand(text, segmenter.cut(text)).flatMap(({ frame, official }) => (frame ? official : []))
}

describe('the frames that come with the program', () => {
  it('have no line that says nothing', () => {
    expect(builtin.faults).toEqual([])
  })

  it.each([
    ['老头老太没人伺候咋整', '养老服务'],
    ['爹妈瘫在床上公家管不管', '失能老年人'],
    ['娃娃两岁没人带', '托育服务'],
    ['住院的钱能报几成', '住院费用报销比例'],
    ['在外省开刀回来给不给报', '异地就医'],
    ['大学毕业找不着活儿', '高校毕业生就业'],
    ['丢了饭碗的又找着活没有', '再就业'],
    ['干了一年活老板不给工钱', '拖欠农民工工资'],
    ['咱口袋里的票子多没多', '居民人均可支配收入'],
    ['公家今年进账多少', '一般公共预算收入'],
    ['庄稼人种粮食给补吗', '种粮农民补贴'],
    ['村子里到乡上的路铺好没有', '农村公路'],
    ['老房子啥时候翻新', '老旧小区改造'],
    ['到国外去办厂的有几家', '走出去'],
    ['洋老板来投了多少钱', '实际使用外资'],
    ['办个证要跑几趟', '政务服务'],
    ['才一岁的宝宝放哪', '托育服务'],
    ['骑手有没有上保险', '新就业形态劳动者'],
    ['车间里机器转得欢不欢', '规模以上工业增加值'],
    ['水库裂了修没修', '病险水库'],
    ['买拖拉机国家补不补', '农机购置补贴'],
    ['穷帽子摘了几个县', '脱贫摘帽'],
    ['苦孩子没钱上大学', '家庭经济困难学生'],
    ['票子不经花了', '居民消费价格'],
    ['跟外国做买卖', '进出口总额'],
  ])('%s -> %s', (question, word) => {
    expect(framed(question)).toContain(word)
  })

  it.each([
    ['老年大学学费多少', '养老服务'],
    ['企业欠银行的钱', '拖欠农民工工资'],
    ['思路清不清', '农村公路'],
    ['人大代表的报酬', '工伤保险'],
    ['开会的费用报销', '医保'],
    ['法官看病历', '乡镇卫生院'],
    ['给老人做饭的志愿者受表彰', '最低生活保障'],
    ['跟外国做买卖', '实际使用外资'],
    ['跟外国做买卖的总额', '实际使用外资'],
    ['农民工工资涨了没', '农村合作医疗'],
    ['工作室办了多少次活动', '城镇新增就业'],
    ['机器人产业', '规模以上工业增加值'],
    ['老师办公室的电', '农村电网'],
  ])('%s says nothing of %s', (question, word) => {
    expect(framed(question)).not.toContain(word)
  })
})
