import { formatNumber } from './number-format.ts'
import { child, childSwitch, childValue, type XmlNode } from './xml.ts'

interface Level {
  start: number
  format: string
  text: string
  /** Level whose next number starts this one anew; 0 never. Null: any level above. */
  restart: number | null
  /** Numbers of all levels in digits ("legal" numbering). */
  legal: boolean
}

interface List {
  abstract: string
  levels: Map<number, Level>
  startOverrides: Map<number, number>
}

/** The numbers that Word generates, in the order in which their paragraphs come. */
export interface Numbering {
  /** Label of the next paragraph in `list` at `level` (0-based), as Word shows it: '（一）'; '' for bullets. */
  next(list: string, level: number): string
  /** Level (0-based) that `list` ties to a paragraph style, undefined if none. */
  levelOfStyle(list: string, styleId: string): number | undefined
}

const DEEPEST = 8
/** The one kind of bullet that is words of the report rather than ornament: 公文 open items with a long dash. */
const DASH_BULLET = /^[—–―-]{1,2}$/u

function readLevel(node: XmlNode): Level {
  const restart = childValue(node, 'lvlRestart')
  // Formats newer than the standard stand in an alternative: <mc:AlternateContent><mc:Choice><w:numFmt …/>.
  const alternative = child(child(child(node, 'AlternateContent'), 'Choice'), 'numFmt')
  return {
    start: Number(childValue(node, 'start') ?? 0),
    format: alternative?.attributes.val ?? childValue(node, 'numFmt') ?? 'decimal',
    text: childValue(node, 'lvlText') ?? '',
    restart: restart === undefined ? null : Number(restart),
    legal: childSwitch(node, 'isLgl') ?? false,
  }
}

function readLevels(node: XmlNode | undefined): Map<number, Level> {
  const levels = new Map<number, Level>()
  for (const its of node?.children ?? []) {
    if (its.name === 'lvl') levels.set(Number(its.attributes.ilvl ?? 0), readLevel(its))
  }
  return levels
}

function readLists(root: XmlNode | undefined): { lists: Map<string, List>; styles: Map<string, number> } {
  const abstracts = new Map<string, XmlNode>()
  const byStyleLink = new Map<string, string>()
  const lists = new Map<string, List>()
  const styles = new Map<string, number>()
  for (const node of root?.children ?? []) {
    if (node.name !== 'abstractNum') continue
    const id = node.attributes.abstractNumId ?? ''
    abstracts.set(id, node)
    const link = childValue(node, 'styleLink')
    if (link) byStyleLink.set(link, id)
  }
  for (const node of root?.children ?? []) {
    if (node.name !== 'num') continue
    let abstract = childValue(node, 'abstractNumId') ?? ''
    const link = childValue(abstracts.get(abstract), 'numStyleLink')
    if (link) abstract = byStyleLink.get(link) ?? abstract
    const id = node.attributes.numId ?? ''
    const list: List = { abstract, levels: readLevels(abstracts.get(abstract)), startOverrides: new Map() }
    for (const its of abstracts.get(abstract)?.children ?? []) {
      const style = childValue(its, 'pStyle')
      if (style) styles.set(`${id} ${style}`, Number(its.attributes.ilvl ?? 0))
    }
    for (const override of node.children) {
      if (override.name !== 'lvlOverride') continue
      const level = Number(override.attributes.ilvl ?? 0)
      const own = child(override, 'lvl')
      if (own) list.levels.set(level, readLevel(own))
      const start = childValue(override, 'startOverride')
      if (start !== undefined) list.startOverrides.set(level, Number(start))
    }
    lists.set(id, list)
  }
  return { lists, styles }
}

/** Reads word/numbering.xml (nodes of the file; none if it is missing) and counts along as paragraphs ask. */
export function readNumbering(nodes: XmlNode[]): Numbering {
  const { lists, styles } = readLists(nodes.find((node) => node.name === 'numbering'))
  /** Counters by abstract list: lists that share one count on, unless a list overrides its start. */
  const counters = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()

  function count(id: string, list: List, level: number): (number | undefined)[] {
    const values = counters.get(list.abstract) ?? []
    counters.set(list.abstract, values)
    const override = list.startOverrides.get(level)
    const first = !begun.has(`${id} ${level}`)
    begun.add(`${id} ${level}`)
    const start = override ?? list.levels.get(level)?.start ?? 1
    const current = values[level]
    values[level] = current === undefined || (first && override !== undefined) ? start : current + 1
    for (let below = level + 1; below <= DEEPEST; below += 1) {
      const restart = list.levels.get(below)?.restart ?? null
      if (restart === null || (restart > 0 && level < restart)) values[below] = undefined
    }
    // A level that was never reached shows its start: "1.1" without a "1." before.
    for (let above = 0; above < level; above += 1) values[above] ??= list.levels.get(above)?.start ?? 1
    return values
  }

  return {
    next(id, level) {
      const list = lists.get(id)
      const its = list?.levels.get(level)
      if (!list || !its) return ''
      const values = count(id, list, level)
      if (its.format === 'bullet') return DASH_BULLET.test(its.text) ? its.text : ''
      return its.text.replace(/%([1-9])/gu, (_, digit: string) => {
        const index = Number(digit) - 1
        const format = its.legal ? 'decimal' : (list.levels.get(index)?.format ?? 'decimal')
        return formatNumber(values[index] ?? 1, format)
      })
    },
    levelOfStyle: (list, styleId) => styles.get(`${list} ${styleId}`),
  }
}
