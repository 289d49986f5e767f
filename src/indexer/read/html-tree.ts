import type { CheerioAPI } from 'cheerio'

/** A node of a parsed page. */
export type HtmlNode = ReturnType<CheerioAPI['root']>[number]['children'][number]
/** An element of a parsed page. */
export type HtmlElement = Extract<HtmlNode, { attribs: Record<string, string> }>

/** Never text of the page, whatever they hold. */
const SILENT = new Set(
  'script style noscript template iframe object svg canvas head button select option input textarea audio video rt rp'.split(
    ' ',
  ),
)
/** Parts of a page that HTML itself calls something other than its article. */
const AROUND = new Set(['nav', 'footer', 'aside', 'menu', 'dialog'])
const BLOCK = new Set(
  'address article aside blockquote body center caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
/** Names (class, id) by which sites call what stands around an article. */
const AROUND_NAME =
  /(?:^|[-_\s])(?:nav|navbar|menu|menus|breadcrumbs?|crumbs?|crumb-nav|position|location|share|shares|bdshare|bdsharebuttonbox|social|sharebar|comments?|pinglun|related?|recommend|recommended|hot|rank|sidebar|side|foot|footer|copyright|friend-?links?|toolbar|tools|print|login|search|pager|pagination|prev-?next|prenext|qrcode|ewm|advert|ads?|banner|editor)(?:$|[-_\s\d])/iu

/** True for an element; text, comments and declarations are none. */
export function isElement(node: HtmlNode): node is HtmlElement {
  return node.type === 'tag' || node.type === 'script' || node.type === 'style'
}

/** True for elements that begin and end a line of their own. */
export function isBlock(node: HtmlNode): boolean {
  return isElement(node) && BLOCK.has(node.name)
}

/** True if nothing in the element is shown: scripts, controls, hidden parts. */
export function isSilent(element: HtmlElement): boolean {
  const style = (element.attribs.style ?? '').replace(/\s+/gu, '').toLowerCase()
  return (
    SILENT.has(element.name) || 'hidden' in element.attribs || /display:none|visibility:hidden/u.test(style)
  )
}

/** True if the element's name, class or id says that it stands around an article rather than in it. */
export function isAround(element: HtmlElement): boolean {
  if (AROUND.has(element.name)) return true
  if (element.name === 'body' || element.name === 'html') return false
  return AROUND_NAME.test(element.attribs.class ?? '') || AROUND_NAME.test(element.attribs.id ?? '')
}

/** The text of a node and all within it that is shown, as it stands in the file. */
export function shownText(node: HtmlNode): string {
  if (node.type === 'text') return node.data
  if (!isElement(node) || isSilent(node)) return ''
  const inner = node.children.map(shownText).join('')
  return isBlock(node) || node.name === 'br' ? `\n${inner}\n` : inner
}
