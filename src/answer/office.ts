import type { Answer, Passage, ReportHead } from '../model.ts'
import type { Corpus } from './corpus.ts'
import { emptyAnswer } from './empty-answer.ts'
import { identityPassage } from './passage.ts'
import { scopeOf } from './scope.ts'
import { scopeLabel, sourceLine } from './source-line.ts'
import type { Query } from './turn.ts'
import { bodiesOf } from './understand/bodies.ts'

/** The heads of the bodies that give reports; whoever gives a body's report holds its head's post. */
const POST =
  /(?<!副)(主席|[省市县区州旗盟镇乡]长|专员|主任|委员长|总理|院长|检察长|局长)(?:是|叫|谁|姓|呢|的?名字|.{0,12}同一个|.{0,4}换人|(?:\d+年)?[?？]?$)/u
/** Words about the asking itself. */
const ASIDE = /^(?:现任|现在|名字|同一个|人|当时|目前|姓名|职务|谁)$/u
const ASKS_POST = /(?:是谁|是哪(?:位|个)|(?:什么|啥)(?:职务|身份|官|职位)|担任)/u

/** A report of another year says nothing of who holds a post in the year asked. */
const COVERS = 0.4

/** Who holds the post asked for, as a report's identity lines say it. */
export interface OfficeHolder {
  headline: string
  passage: Passage
  report: ReportHead
}

function holds(report: ReportHead, post: string): boolean {
  const held = report.presenterPost ?? ''
  return held.endsWith(post) && !held.endsWith(`副${post}`)
}

/**
 * The head of a body by the identity lines of its report (市长是谁), or the post of a named presenter (某某是谁).
 * Null where another office is asked for (财政局局长) or the reports in scope do not say.
 */
export function officeHolder(query: Query, corpus: Corpus): OfficeHolder | null {
  const matter = query.concepts.filter(({ said, bonus }) => !bonus && !ASIDE.test(said))
  const post = query.intent === 'who' ? POST.exec(query.text)?.[1] : undefined
  if (!post && !ASKS_POST.test(query.text)) return null
  const { reports, missing } = scopeOf(query, corpus)
  if (missing) return null
  const found = reports.find(({ report, prior }) => {
    if (prior < COVERS) return false
    if (!report.presenter || !report.presenterPost) return false
    if (post) {
      const held = `${report.region ?? ''}${bodiesOf(report).join('')}${report.presenterPost}`
      return holds(report, post) && matter.every(({ said }) => held.includes(said))
    }
    return (
      ASKS_POST.test(query.text) && matter.length > 0 && matter.every(({ said }) => said === report.presenter)
    )
  })?.report
  if (!found?.presenter) return null
  const line = found.identity.find((one) => one.includes(found.presenter ?? '')) ?? found.presenter
  return {
    headline: `${found.presenterPost} ${found.presenter}`,
    passage: identityPassage(found, line),
    report: found,
  }
}

/** The answer to who holds a post, quoted from the identity lines; null if the question asks something else. */
export function officeAnswer(query: Query, corpus: Corpus): Answer | null {
  const holder = officeHolder(query, corpus)
  if (!holder) return null
  const { headline, passage, report } = holder
  return {
    ...emptyAnswer(query, 'answer'),
    headline,
    reply: [headline, sourceLine(passage), `按：${scopeLabel(report)}的报告人`].join('\n'),
    passages: [passage],
    reasons: ['按报告的题头回答。', `所查范围：${scopeLabel(report)}`],
  }
}
