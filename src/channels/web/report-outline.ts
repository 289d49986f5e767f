import { html } from 'hono/html'
import type { Section } from '../../model.ts'
import type { Html } from './layout.ts'

interface Branch {
  section: Section
  under: Branch[]
}

/** The flat list of headings as a tree: a heading stands under the last one of a higher level. */
function treeOf(sections: readonly Section[]): Branch[] {
  const roots: Branch[] = []
  const open: Branch[] = []
  for (const section of sections) {
    const branch = { section, under: [] }
    while (open.length > 0 && (open.at(-1)?.section.level ?? 0) >= section.level) open.pop()
    const above = open.at(-1)
    if (above) above.under.push(branch)
    else roots.push(branch)
    open.push(branch)
  }
  return roots
}

function branchView({ section, under }: Branch, last: number): Html {
  // A heading at the very end has nothing under it; its address is the paragraph before.
  const link = html`<a href="#p${Math.min(section.paragraph, last)}">${section.title}</a>`
  if (under.length === 0) return html`<li>${link}</li>`
  return html`<li>${link}<details><summary>${under.length}节</summary><ul>${under.map((branch) =>
    branchView(branch, last),
  )}</ul></details></li>`
}

/** The outline of a report, to be unfolded part by part; nothing for a report without headings. */
export function outlineView(sections: readonly Section[], last: number): Html {
  if (sections.length === 0) return html``
  return html`<nav class="outline" aria-label="目录"><details id="outline"><summary>目录</summary><ul>${treeOf(
    sections,
  ).map((branch) => branchView(branch, last))}</ul></details></nav>`
}
