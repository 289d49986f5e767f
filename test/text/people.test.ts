import { describe, expect, it } from 'vitest'
import { findPeople, isName } from '../../src/text/people.ts'

function people(text: string): string[] {
  return findPeople(text).map((person) => `${person.name}/${person.post ?? ''}`)
}

describe('findPeople', () => {
  it.each([
    ['义乌市政协主席 葛国庆', ['葛国庆/义乌市政协主席']],
    ['邀请林毅书记作宣讲', ['林毅/书记']],
    ['林毅书记、王健市长分别在报告上作出批示', ['林毅/书记', '王健/市长']],
    ['昨日,市长叶帮锐主持召开', ['叶帮锐/市长']],
    ['得到省人大常委会党组书记、副主任陈金彪的批示肯定', ['陈金彪/省人大常委会党组书记、副主任']],
    ['上海大学法学院教授、该书主编李智介绍,', ['李智/上海大学法学院教授、该书主编']],
    ['市政协委员张宏强连续20多天奋战', ['张宏强/市政协委员']],
    ['市政协常委陈亚岗率医疗队驰援武汉', ['陈亚岗/市政协常委']],
    ['朱重烈强调,要淬炼忠诚', ['朱重烈/']],
    ['全媒体记者 谭祉潇', ['谭祉潇/全媒体记者']],
    ['我市领导叶帮锐、丁政等参加会议', ['叶帮锐/我市领导', '丁政/我市领导']],
    ['镇党委书记欧阳文静表示，', ['欧阳文静/镇党委书记']],
    ['以江泽民同志为核心', ['江泽民/']],
    ['常务委员会主任 丁 政', ['丁政/常务委员会主任']],
    ['总理温家宝作报告', ['温家宝/总理']],
    ['浉河区法院法官夏静荣获“模范法官”称号', ['夏静/浉河区法院法官']],
    ['镇法庭法官纪晚舟二十年扎根山区', ['纪晚舟/镇法庭法官']],
    ['副主席沈玉梅督办《关于加强关爱的建议》', ['沈玉梅/副主席']],
    [
      '补选谢国平为副主任，选举刘德旺、方丽华为县人大常委会委员。',
      ['谢国平/副主任', '刘德旺/县人大常委会委员', '方丽华/县人大常委会委员'],
    ],
  ])('finds who is named in %s', (text, names) => {
    expect(people(text)).toEqual(names)
  })

  it.each([
    '市政府主任会议研究安全任务',
    '推动高质量发展，建设和谐社会',
    '各级领导干部和广大代表、委员',
    '常委会主任会议听取汇报',
    '会议强调，要忠诚老实',
    '文件要求加快推进',
    '方便本地居民和外来游客',
    '代表向大会报告工作',
    '老同志、老领导',
    '书记马上部署',
  ])('takes nobody from %s', (text) => {
    expect(people(text)).toEqual([])
  })

  it('gives the place of the name', () => {
    const text = '县长高洁率队'
    const [person] = findPeople(text)
    expect(text.slice(person?.start, person?.end)).toBe('高洁')
  })
})

describe('isName', () => {
  it.each(['葛国庆', '李智', '欧阳修'])('knows the shape of %s', (name) => expect(isName(name)).toBe(true))
  it.each(['安全', '任务', '高质量', '和谐', '王', '提案'])('refuses %s', (word) =>
    expect(isName(word)).toBe(false),
  )
})
