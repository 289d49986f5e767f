import type { Engine, Query, Turn } from '../../src/answer/turn.ts'
import type { Answer, Passage, Report } from '../../src/model.ts'

const PARAGRAPHS = [
  '各位委员：现在，我代表常务委员会作工作报告。',
  '一年来，市政协紧扣中心、服务大局。全年共收到提案363件，经审查立案320件，办复率100%，满意率98.5%。',
  '我们清醒地认识到，工作中还存在不足：委员履职的积极性有待提高。',
]

/** A report of three paragraphs about a place that does not exist. */
export function fakeReport(): Report {
  return {
    id: 'r-2023',
    file: '云溪市政协2023年工作报告.txt',
    alsoIn: [],
    title: '云溪市政协常委会工作报告',
    titleFrom: 'stated',
    type: '政协常委会工作报告',
    institution: '政协云溪市委员会',
    region: '云溪市',
    session: '第九届',
    meeting: '第三次会议',
    date: '2024-01-20',
    year: 2023,
    yearFrom: null,
    planYear: 2024,
    presenter: null,
    presenterPost: null,
    identity: ['云溪市政协常委会工作报告'],
    sections: [
      { level: 1, title: '一、2023年工作回顾', path: ['一、2023年工作回顾'], runIn: false, paragraph: 2 },
    ],
    paragraphs: PARAGRAPHS.map((text, index) => ({
      id: `p${index + 1}`,
      number: index + 1,
      section: index === 0 ? [] : ['一、2023年工作回顾'],
      text,
      period: null,
      figures: [],
      items: [],
      warnings: [],
    })),
    warnings: [],
  }
}

/** The passage with the figure, as the engine would quote it. */
export function fakePassage(changes: Partial<Passage> = {}): Passage {
  return {
    text: PARAGRAPHS[1] ?? '',
    highlight: '全年共收到提案363件，经审查立案320件，办复率100%，满意率98.5%。',
    report: {
      id: 'r-2023',
      file: '云溪市政协2023年工作报告.txt',
      title: '云溪市政协常委会工作报告',
      institution: '政协云溪市委员会',
      region: '云溪市',
      year: 2023,
      date: '2024-01-20',
    },
    section: ['一、2023年工作回顾'],
    paragraph: 2,
    warnings: [],
    ...changes,
  }
}

/** An answer with one passage, changed as a test needs it. */
export function fakeAnswer(changes: Partial<Answer> = {}): Answer {
  return {
    kind: 'answer',
    headline: '363件',
    reply:
      '363件\n“全年共收到提案363件，经审查立案320件”\n出处：《云溪市政协常委会工作报告》（2024年1月20日） · 一、2023年工作回顾 · 第2段',
    passages: [fakePassage()],
    nearby: [],
    comparison: [],
    suggestions: ['那2022年呢', '满意率是多少'],
    understood: { intent: 'number', years: [2023], bodies: ['政协'], regions: ['云溪市'], terms: ['提案'] },
    reasons: ['命中“提案”'],
    ...changes,
  }
}

/** Chats store a query and never look into it. */
const FAKE_QUERY = { intent: 'number' } as Query

/** A turn of one question with an answer changed as a test needs it. */
export function fakeTurn(question: string, changes: Partial<Answer> = {}): Turn {
  const answer = fakeAnswer(changes)
  return {
    question,
    query: FAKE_QUERY,
    answer,
  }
}

/** What the fake engine was asked, in order. */
export interface Asked {
  question: string
  previous: string | null
}

/** The part of an engine that answers, at once and in steps, by one function. */
export function answering(ask: Engine['ask']): Pick<Engine, 'ask' | 'asking'> {
  return {
    ask,
    *asking(question, previous, quote) {
      yield
      return ask(question, previous, quote)
    },
  }
}

/** An engine that answers everything with 363件, declines what holds 火星, and throws at 炸. */
export function createFakeEngine(): Engine & { asked: Asked[] } {
  const asked: Asked[] = []
  const report = fakeReport()
  const { sections: _sections, paragraphs, warnings: _warnings, ...head } = report
  const ask: Engine['ask'] = (question, previous) => {
    asked.push({ question, previous: previous?.question ?? null })
    if (question.includes('炸')) throw new Error('a bug in the engine: secret detail')
    if (question.includes('火星'))
      return fakeTurn(question, {
        kind: 'decline',
        headline: '报告没有写',
        reply: '现有的报告里没有写这件事。',
        passages: [],
        suggestions: ['去年立了多少件提案'],
      })
    if (question === '帮助')
      return fakeTurn(question, {
        kind: 'chat',
        headline: '',
        reply: '我回答报告里写了什么。',
        passages: [],
        suggestions: ['去年立了多少件提案', '满意率是多少', '存在哪些不足'],
      })
    if (question === '原文')
      return fakeTurn(question, { headline: '', reply: paragraphs.map((p) => p.text).join('\n') })
    return fakeTurn(question)
  }
  return {
    asked,
    *warm() {},
    ...answering(ask),
    heads: () => [{ ...head, paragraphCount: paragraphs.length }],
    report: (id) => (id === report.id ? report : null),
  }
}
