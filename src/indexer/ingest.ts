import type { Report, Warning } from '../model.ts'
import { type Article, soleArticle, splitArticles } from './articles.ts'
import { type Block, lineAt } from './block.ts'
import { isoDate } from './calendar.ts'
import { cleanLines } from './clean-lines.ts'
import { asWarning, type Dropped, dropContinuations } from './dropped.ts'
import { dropFurniture } from './furniture.ts'
import { type Evidence, type Identified, identify } from './identify.ts'
import { identifyArticle, readPage, tellingCredit } from './identify-article.ts'
import { identifyNews, type NewsItem, newsItem } from './identify-news.ts'
import { takeIdentityLines } from './identity-lines.ts'
import type { SourceText } from './lines.ts'
import { type Masthead, takeMasthead } from './masthead.ts'
import { type Node, outline } from './outline.ts'
import { type GivenMetadata, readOverrides } from './overrides.ts'
import { layParagraphs, shortHash } from './paragraphs.ts'
import { reflow } from './reflow.ts'

/** A report together with the places where its identity was read. */
export interface IngestedReport extends Report {
  evidence: Evidence[]
}

const REPORT_ID = 12
/** A photo's credit stands at most so many lines under the text of its article. */
const CREDIT_REACH = 2
interface Draft {
  id: string
  /** Lines of identity in file order, the rest of the blocks, and what they tell. */
  identity: string[]
  nodes: readonly Node[]
  identified: Identified
  warnings: Warning[]
  /** The photo's credit that told the author: a line of identity, and no longer one that was dropped. */
  credit: Dropped | null
}

function finish(draft: Draft, file: string, given: GivenMetadata): IngestedReport {
  const known = { ...draft.identified.identity, ...given.overrides }
  if (given.overrides.title) known.titleFrom = 'override'
  const { year, yearFrom, planYear, type } = known
  const retrospect = type === '工作综述' || type === '工作总结' || type === '统计公报'
  const body = layParagraphs(draft.nodes, draft.id, { year, yearFrom, planYear, retrospect })
  return {
    id: draft.id,
    file,
    alsoIn: [],
    ...known,
    identity: draft.identity,
    sections: body.sections,
    paragraphs: body.paragraphs,
    warnings: [...given.warnings, ...draft.identified.warnings, ...draft.warnings, ...body.warnings],
    evidence: draft.identified.evidence,
  }
}

/** Metadata of a page with several articles is about the page: title and reporter belong to each article alone. */
function forPage(given: GivenMetadata): GivenMetadata {
  const { title, presenter, presenterPost, ...overrides } = given.overrides
  const left = [title, presenter, presenterPost].some((value) => value !== undefined)
  const message = '本页有几篇文章，元数据里的 title、presenter、presenterPost 未采用'
  return {
    overrides,
    warnings: left ? [...given.warnings, { code: 'override-page', message, line: null }] : given.warnings,
  }
}

/** The day a page says it was put up, of its lines of source and editor; null if none says so. */
function publishedOn(dropped: readonly Dropped[]): string | null {
  const days = dropped.flatMap(({ code, text }) => (code === 'publisher' ? [isoDate(text)] : []))
  return days.find((day) => day !== null && day.length === 10) ?? null
}

function newsReport(item: NewsItem, file: string, dropped: readonly Dropped[]): Draft {
  const { nodes, moved } = outline(item.body)
  return {
    id: shortHash(file, REPORT_ID),
    identity: item.heads.map((block) => block.spaced),
    nodes,
    identified: identifyNews(
      item,
      publishedOn(dropped),
      dropped.map(({ text }) => text),
    ),
    warnings: moved ? [moved] : [],
    credit: null,
  }
}

function wholeReport(blocks: readonly Block[], file: string, dropped: readonly Dropped[]): Draft {
  const item = newsItem(blocks, publishedOn(dropped) !== null)
  if (item) return newsReport(item, file, dropped)
  const { lines, rest } = takeIdentityLines(blocks)
  const { nodes, moved } = outline(rest)
  const texts = nodes.flatMap(({ kind, block }) =>
    kind === 'text' ? [{ text: block.text, line: lineAt(block, 0) }] : [],
  )
  const parts = nodes.flatMap(({ kind, level, block }) =>
    kind === 'heading' && level === 1 ? [block.text] : [],
  )
  const identified = identify({ lines, texts, parts, published: publishedOn(dropped), file })
  const identity = lines.map((line) => line.spaced)
  return {
    id: shortHash(file, REPORT_ID),
    identity,
    nodes,
    identified,
    warnings: moved ? [moved] : [],
    credit: null,
  }
}

function articleReports(
  articles: readonly Article[],
  file: string,
  dropped: readonly Dropped[],
  masthead: Masthead | null,
): Draft[] {
  const page = readPage(articles, masthead)
  const told = new Set<Dropped>()
  return articles.map((article, i) => {
    const lines = [article.title, ...article.beside, article.byline].filter((block) => block !== null)
    lines.sort((a, b) => lineAt(a, 0) - lineAt(b, 0))
    const first = article.body[0]
    const last = article.body.at(-1)
    const from = first ? lineAt(first, 0) : 0
    const to = last ? lineAt(last, last.text.length) : 0
    const credits = dropped.filter(
      (one) =>
        one.code === 'photo-credit' && one.line >= from && one.line <= to + CREDIT_REACH && !told.has(one),
    )
    const credit = tellingCredit(article, credits)
    if (credit) told.add(credit)
    const identified = identifyArticle(article, page, credit)
    const name = i === 0 ? file : `${file}\n${identified.identity.title}`
    const { nodes } = outline(article.body)
    return {
      id: shortHash(name, REPORT_ID),
      identity: [
        ...(i === 0 ? (masthead?.blocks ?? []) : []).map((block) => block.spaced),
        ...lines.map((line) => line.spaced),
        ...(credit ? [credit.text] : []),
      ],
      nodes,
      identified,
      warnings: [],
      credit,
    }
  })
}

/** Gives what left the page to the article it stood in. */
function handOut(
  reports: readonly IngestedReport[],
  starts: readonly number[],
  left: readonly Warning[],
): void {
  for (const warning of left) {
    let owner = 0
    for (const [i, start] of starts.entries())
      if (start <= (warning.line ?? 0) && start >= (starts[owner] ?? 0)) owner = i
    reports[owner]?.warnings.push(warning)
  }
  for (const report of reports) report.warnings.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
}

/**
 * Turns the lines of a file into Reports: furniture dropped, wraps undone, articles parted, identity read, outline
 * and paragraphs laid. Pure; `file` is the path in the reports folder and makes the reports' ids.
 */
export function ingest(source: SourceText, file: string): IngestedReport[] {
  const { kept, dropped } = dropFurniture(cleanLines(source.lines))
  const flowed = reflow(kept)
  const { blocks, dropped: continued } = dropContinuations(flowed.blocks)
  const { masthead, rest } = takeMasthead(blocks)
  const page = splitArticles(rest) ?? (masthead ? soleArticle(rest) : null)
  const drafts = page
    ? articleReports(page.articles, file, dropped, masthead)
    : [wholeReport(blocks, file, dropped)]
  const given = readOverrides(source.overrides)
  const reports = drafts.map((draft) => finish(draft, file, drafts.length > 1 ? forPage(given) : given))
  const starts = drafts.map(({ nodes }) => (nodes[0] ? lineAt(nodes[0].block, 0) : 0))
  const credits = new Set(drafts.map(({ credit }) => credit))
  const gone = dropped.filter((one) => !credits.has(one))
  const left = [...gone, ...flowed.dropped, ...continued, ...(page?.dropped ?? [])].map(asWarning)
  handOut(reports, page ? starts : [0], [...source.warnings, ...left])
  return reports
}
