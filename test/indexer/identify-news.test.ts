import { describe, expect, it } from 'vitest'
import { ingest } from '../../src/indexer/ingest.ts'
import type { Report } from '../../src/model.ts'
import { sourceOf } from './account.ts'

function newsOf(text: string): Report {
  const [report] = ingest(sourceOf(text), '一页.txt')
  if (!report) throw new Error('no report')
  return report
}

const RECEIVED = '共收到提案140件，经审查立案121件，立案率86.4%。其中集体提案23件，个人提案98件。'

describe('A news item', () => {
  it('tells of a council under its headline, with the day it was put up', () => {
    expect(
      newsOf(
        `首页  >  要闻动态  >  今日云溪\n\n聚焦两会|政协第十一届云溪县委员会第一次会议胜利闭幕\n\n来源:云溪融媒体中心 发布日期:2022-01-13 10:49 责任编辑:尹小妮 【字体: 小 大 分享到:\n\n1月12日上午，政协第十一届云溪县委员会第一次会议闭幕。会议${RECEIVED}`,
      ),
    ).toMatchObject({
      type: '新闻报道',
      title: '聚焦两会|政协第十一届云溪县委员会第一次会议胜利闭幕',
      institution: '云溪县政协',
      region: '云溪县',
      session: '第十一届',
      meeting: '政协第十一届云溪县委员会第一次会议',
      date: '2022-01-13',
      presenter: null,
    })
  })

  it('without a headline is called by its opening, and has its place from the bodies it names', () => {
    expect(
      newsOf(
        `本报讯(李小华)2月1日,云溪县政协十三届二次会议开幕。县政协主席王启明向大会作常委会工作报告。\n报告指出,过去一年,县政协在中共云溪县委的坚强领导下认真履职。\n【编辑:李娟】`,
      ),
    ).toMatchObject({
      title: '2月1日，云溪县政协十三届二次会议开幕',
      institution: '云溪县政协',
      session: '第十三届',
      date: null,
    })
  })

  it('of a yearly meeting is about the year before, which it names', () => {
    expect(
      newsOf(
        `市政协十一届四次会议昨开幕\n2011年01月19日 作者:\n\n本报云溪1月18日讯（记者 陶小银）政协第十一届云溪市委员会第四次会议18日开幕，市政协主席刘玉作工作报告，回顾了市政协2010年的工作。`,
      ),
    ).toMatchObject({ year: 2010, planYear: 2011, region: '云溪市', meeting: '市政协十一届四次会议' })
  })

  it('of a standing committee is of no plenary meeting', () => {
    expect(
      newsOf(
        `区第十六届人大常委会举行第三十次会议\n\n发布时间: 2020-03-29 19:41:17\n\n北塘日报讯 （记者 李天）3月27日，区第十六届人大常委会举行第三十次会议。会议听取了关于任命北塘区人大常委会各街道工作委员会委员的议案。`,
      ),
    ).toMatchObject({ institution: '北塘区人大常委会', session: '第十六届', meeting: null, year: 2020 })
  })

  it.each([
    ['根据《云溪市提案工作规则》的规定，市政协', '云溪市'],
    ['据永康新闻网报道，市政协', '永康市'],
    ['据云溪新闻网报道，云溪市代表团到会，市政协', '云溪市'],
    ['据人民日报报道，市政协', null],
    ['据光明日报、永康日报报道，市政协', '永康市'],
    ['据中国新闻网报道，市政协', null],
    ['根据《聊城市提案工作规则》的规定，市政协', '聊城市'],
    ['建设的智慧城市、《文明城市》，市政协', null],
    ['根据《全市提案工作规则》的规定，市政协', null],
    ['据了解，市政协', null],
  ])('has its place from what else names it: %s', (words, region) => {
    expect(newsOf(`市政协九届二次会议收到提案118件\n\n本报讯 12月25日上午，${words}${RECEIVED}`).region).toBe(
      region,
    )
  })

  it.each([
    [
      '来源:云溪日报\n2021-01-26 21:41:34\n云溪1月26日讯 记者从云溪市政协十二届五次会议上获悉，',
      '2021-01-26',
      '第十二届',
    ],
    [
      '截至1月22日12时 市政协收到提案501件\n\n2019-01-23 11:02\n\n政协第十二届云溪市委员会第三次会议期间，',
      '2019-01-23',
      '第十二届',
    ],
    ['云溪市政协 明确年度工作重点\n(张小维) 日前，云溪市政协印发工作要点，', null, null],
  ])('opens in many ways: %j', (opening, date, session) => {
    expect(newsOf(opening + RECEIVED)).toMatchObject({
      type: '新闻报道',
      institution: '云溪市政协',
      date,
      session,
    })
  })

  it('of a first meeting is about the five years before it', () => {
    expect(
      newsOf(
        `十一届云溪市政协提案立案1935件\n\n2017-02-22 11:29:00 来源：云溪网\n\n2月21日上午，中国人民政治协商会议第十二届云溪市委员会第一次会议开幕。十一届市政协期间，提出提案2111件。`,
      ),
    ).toMatchObject({ year: 2016, yearFrom: 2012, planYear: 2017, session: '第十二届' })
  })

  it('is at no meeting since which it counts', () => {
    expect(
      newsOf(`本报讯（记者 丁山）近日，云溪市政协第十一届五次会议以来，委员共提交提案372件，审查立案332件。`)
        .meeting,
    ).toBeNull()
  })

  it('without a day is of the last year it speaks of, and of no goal', () => {
    expect(
      newsOf(
        `本报讯（记者 王山）3月11日，云溪县政协十届四次会议开幕。县政协主席王启代表常委会作工作报告。\n王启指出，2025年要紧扣到2035年的目标，做好各项工作。`,
      ),
    ).toMatchObject({ year: 2025, date: null })
  })

  it.each(['从化区', '全州县', '全椒县', '从江县', '万全区'])('reads the name of %s whole', (place) => {
    const text = `4月21日上午，${place}政协八届二次会议召开。${place}政协副主席白海向大会报告提案工作。${RECEIVED}`
    expect(newsOf(text)).toMatchObject({ region: place, meeting: `${place}政协八届二次会议` })
  })

  it('knows a county by one character', () => {
    const text = `4月21日上午，政协第十三届绛县委员会第五次会议召开。绛县政协副主席白海向大会报告提案工作。一年来，${RECEIVED}`
    expect(newsOf(text)).toMatchObject({ institution: '绛县政协', region: '绛县' })
  })

  it('has no place that runs over a gap of its headline', () => {
    expect(
      newsOf(
        `委员热情高涨 提案质量提升 区政协五届三次会议收到提案140件\n信息来源: 北塘融媒 发布日期:2019-01-17 阅读次数:\n\n截至1月16日下午4时，北塘区政协五届三次会议${RECEIVED}`,
      ),
    ).toMatchObject({
      region: '北塘区',
      institution: '北塘区政协',
      meeting: '区政协五届三次会议',
      year: 2019,
    })
  })

  it('is of the court that its headline names, though a congress is told of too', () => {
    expect(
      newsOf(
        `砚湖区法院工作报告获全票通过\n12月16日，砚湖区第六届人民代表大会第一次会议闭幕。报告指出，区人大常委会有力监督，2017-2021年，受理各类案件8297件。`,
      ),
    ).toMatchObject({ institution: '砚湖区人民法院', region: '砚湖区' })
  })

  it('is of no year of what it speaks of, and no editor or picture is its text', () => {
    const report = newsOf(
      `5月31日，云溪区九届人大常委会召开第二十二次会议。区人大常委会对区政府2017年度审计查出问题进行了专题询问。\n图片\n区人大常委会${RECEIVED}\n文稿来源:云溪融媒体中心 赵娟\n编辑排版:秦丽\n云溪日报记者吴向正`,
    )
    expect(report.year).toBeNull()
    expect(report.sections).toEqual([])
    expect(report.paragraphs.map(({ text }) => text).join('')).not.toContain('秦丽')
  })

  it('may tell of a report that another gives, and of a standing committee without a headline', () => {
    expect(
      newsOf(
        `云溪信息港讯 记者江小枫 3月21日上午，云溪市第十四届人民代表大会第一次会议举行全体会议，云溪市人大常委会主任林山受云溪市第十三届人大常委会的委托向大会报告工作。`,
      ),
    ).toMatchObject({ type: '新闻报道', institution: '云溪市人大常委会', session: '第十四届' })
    expect(
      newsOf(
        `2月24日，云溪县十七届人民代表大会常务委员会第三十一次会议召开，县人大常委会主任白春主持会议。会议通过了关于召开云溪县第十七届人民代表大会第五次会议的决定。`,
      ),
    ).toMatchObject({ session: '第十七届', meeting: null })
  })

  it('is no report that somebody gives', () => {
    expect(
      newsOf(
        `云溪县政协常务委员会工作报告\n1月12日\n各位委员：\n我受云溪县政协常务委员会委托，向大会报告工作。\n${RECEIVED}`,
      ).type,
    ).toBe('政协常委会工作报告')
  })
})
