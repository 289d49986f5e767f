import { type HtmlElement, type HtmlNode, isAround, isElement, isSilent, shownText } from './html-tree.ts'

/** How much running text an element holds. */
interface Weight {
  /** Visible characters. */
  text: number
  /** Those of them inside links. */
  linked: number
  /** Marks of running text (，。；…) outside links: menus and lists of titles have hardly any. */
  marks: number
}

/** The part of a page that is its article. */
export interface Article {
  root: HtmlElement
  /** Elements within `root` that do not belong to the text. */
  around: Set<HtmlNode>
  /** Prose of at least 40 characters that stands outside the article. */
  leftOut: string[]
}

/** While one child holds this share of the running text, the article is in it. */
const CHILD_SHARE = 0.8
/** A part named like a menu or comments is believed not to be the article unless it holds more of the marks than this. */
const AROUND_SHARE = 0.3
/** Parts whose text is links to this share are lists of links. */
const LINKED_SHARE = 0.6
const LEAST_PROSE = 40
const MARK = /[，。；：！？、]/gu

function weigh(node: HtmlNode, inLink: boolean, weights: Map<HtmlNode, Weight>): Weight {
  const weight: Weight = { text: 0, linked: 0, marks: 0 }
  if (node.type === 'text') {
    const text = node.data.replace(/\s+/gu, '')
    weight.text = text.length
    if (inLink) weight.linked = text.length
    else weight.marks = text.match(MARK)?.length ?? 0
  } else if (isElement(node) && !isSilent(node)) {
    for (const inner of node.children) {
      const its = weigh(inner, inLink || node.name === 'a', weights)
      weight.text += its.text
      weight.linked += its.linked
      weight.marks += its.marks
    }
  }
  weights.set(node, weight)
  return weight
}

/**
 * Finds the article of a page by its running text: from `body` down, as long as one child holds nearly all of it. Menus,
 * share buttons, comments and lists of links inside are told in `around`; prose outside in `leftOut`.
 */
export function findArticle(body: HtmlElement): Article {
  const weights = new Map<HtmlNode, Weight>()
  const total = weigh(body, false, weights).marks
  const weightOf = (node: HtmlNode) => weights.get(node) ?? { text: 0, linked: 0, marks: 0 }

  const isOutside = (element: HtmlElement) =>
    isAround(element) && weightOf(element).marks <= total * AROUND_SHARE
  const isLinkList = (element: HtmlElement) => {
    const { text, linked, marks } = weightOf(element)
    return element.name !== 'a' && text > 0 && linked >= text * LINKED_SHARE && marks <= 3
  }

  /** Marks of the element without what stands around: comments must not keep the search from going down. */
  const known = new Map<HtmlElement, number>()
  function inside(element: HtmlElement): number {
    let marks = known.get(element)
    if (marks !== undefined) return marks
    marks = 0
    for (const its of element.children) {
      if (its.type === 'text') marks += weightOf(its).marks
      else if (isElement(its) && !isSilent(its) && !isOutside(its)) marks += inside(its)
    }
    known.set(element, marks)
    return marks
  }

  let root = body
  for (;;) {
    const here = inside(root)
    const next = root.children.find(
      (its): its is HtmlElement =>
        isElement(its) &&
        !isSilent(its) &&
        !isOutside(its) &&
        // A paragraph alone is no container: a short page may have only one, and its title beside it.
        !/^(?:p|li|tr|td|th|tbody|table|span|font|b|strong|h[1-6]|blockquote)$/u.test(its.name) &&
        inside(its) >= Math.max(1, here * CHILD_SHARE),
    )
    if (!next) break
    root = next
  }

  const around = new Set<HtmlNode>()
  const leftOut: string[] = []
  function leave(node: HtmlNode): void {
    const text = shownText(node).replace(/\s+/gu, ' ').trim()
    const prose = text.length >= LEAST_PROSE && weightOf(node).marks >= 2
    if (prose) leftOut.push(text)
  }
  function prune(element: HtmlElement): void {
    for (const its of element.children) {
      if (!isElement(its) || isSilent(its)) continue
      const list = /^(?:ul|ol|div|section|dl)$/u.test(its.name) && isLinkList(its)
      if (isOutside(its) || list) {
        around.add(its)
        leave(its)
      } else prune(its)
    }
  }
  prune(root)
  for (let node: HtmlElement = root; node !== body; ) {
    const parent = node.parent
    if (!parent || !('children' in parent) || !('attribs' in parent)) break
    for (const its of parent.children) if (its !== node) leave(its)
    node = parent
  }
  return { root, around, leftOut }
}
