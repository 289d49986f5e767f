import { html, raw } from 'hono/html'
import type { ReportHead } from '../../model.ts'
import { reportPath } from './address.ts'
import type { Html } from './layout.ts'
import { identityLine } from './report-page.ts'

/** As many as a reader shows at once. */
const ENTRIES = 50

/** 2021-01-20, 2024-11 or 2024 as the moment RFC 4287 asks for; the first day of what is not stated. */
function moment(head: ReportHead): string {
  const [year, month = '01', day = '01'] = (head.date ?? String(head.planYear ?? head.year ?? 1970)).split(
    '-',
  )
  return `${year}-${month}-${day}T00:00:00+08:00`
}

/** The newest reports as an Atom feed (RFC 4287); `addressOf` gives the address of a report as a reader reaches it. */
export function atomFeed(
  heads: readonly ReportHead[],
  addressOf: (report: string) => string,
  self: string,
): Html {
  const entries = heads.slice(0, ENTRIES)
  const updated = entries.map(moment).sort().at(-1) ?? '1970-01-01T00:00:00+08:00'
  return html`${raw('<?xml version="1.0" encoding="utf-8"?>')}
<feed xmlns="http://www.w3.org/2005/Atom"><title>问报：收录的报告</title><id>urn:wenbao:reports</id><link rel="self" href="${self}"/><updated>${updated}</updated><author><name>问报</name></author>${entries.map(
    (head) =>
      html`<entry><title>${head.title}</title><id>urn:wenbao:report:${head.id}</id><link href="${addressOf(head.id)}"/><updated>${moment(head)}</updated><summary>${identityLine(head)}</summary></entry>`,
  )}</feed>
`
}

/** The path of a report's page, for feeds of this host. */
export function hostAddress(origin: string): (report: string) => string {
  return (report) => `${origin}${reportPath(report)}`
}
