import type { Query } from './turn.ts'

/** 是1997年的几倍, 比2000年翻几番: the year behind 是 or 比 is only what the other is measured by. */
const MEASURED_BY =
  /(?:是|为|相当于|等于|达到?)((?:\d\d)?\d\d)年?(?:底|末)?的(?:几|多少)倍|[比较]((?:\d\d)?\d\d)年?(?:底|末|的时候)?.{0,6}?(?:翻|增长?|提高|多|扩大|涨)了?(?:几|多少)[番倍]/u

/**
 * The question without the year that another is measured by, for a report that tells the multiple itself (为1997年的2.9倍);
 * null for any other question.
 */
export function withoutBaseYear(query: Query): Query | null {
  const found = MEASURED_BY.exec(query.text)
  const digits = found?.[1] ?? found?.[2]
  const base = digits && query.years.find((year) => String(year).endsWith(digits))
  if (!base || query.years.length !== 2) return null
  const years = query.years.filter((year) => year !== base)
  return { ...query, intent: 'number', years, span: null, units: ['倍', '番'], unitsSure: true }
}
