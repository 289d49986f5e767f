import { z } from 'zod'
import type { Report, Warning } from '../model.ts'

const text = z.string().trim().min(1)
const year = z.number().int().min(1900).max(2100)

/** 2024, 2024-01 or 2024-01-20, and on the calendar. */
function isDate(value: string): boolean {
  const missing = Math.max(0, 3 - value.split('-').length)
  return z.iso.date().safeParse(`${value}${'-01'.repeat(missing)}`).success
}

const FIELDS = {
  title: text,
  institution: text,
  region: text,
  session: text,
  meeting: text,
  date: z.union([
    z.string().refine(isDate),
    z.date().transform((date) => date.toISOString().slice(0, 10)),
    year.transform(String),
  ]),
  year,
  planYear: year,
  type: text,
  presenter: text,
  presenterPost: text,
} as const

type Field = keyof typeof FIELDS

const CURES: Readonly<Record<Field, string>> = {
  title: '应为文字',
  institution: '应为文字',
  region: '应为文字，如 义乌市',
  session: '应为文字，如 第十四届',
  meeting: '应为文字',
  date: '应为 2024-01-20、2024-01 或 2024',
  year: '应为四位数的年份，如 2023',
  planYear: '应为四位数的年份，如 2024',
  type: '应为文字，如 政府工作报告',
  presenter: '应为文字',
  presenterPost: '应为文字',
}

export type Overrides = Partial<Pick<Report, Field>>

export interface GivenMetadata {
  overrides: Overrides
  warnings: Warning[]
}

function isField(key: string): key is Field {
  return Object.hasOwn(FIELDS, key)
}

/**
 * Checks the metadata given beside a report: known keys of the right kind are taken, null empties a field; every
 * other key becomes a warning that names it and the cure.
 */
export function readOverrides(given: Record<string, unknown> | null): GivenMetadata {
  const overrides: Record<string, unknown> = {}
  const warnings: Warning[] = []
  for (const [key, value] of Object.entries(given ?? {})) {
    if (!isField(key)) {
      const message = `元数据里的“${key}”不认识，已忽略；可用的有 ${Object.keys(FIELDS).join('、')}`
      warnings.push({ code: 'override-unknown', message, line: null })
      continue
    }
    if (value === null && key !== 'title') {
      overrides[key] = null
      continue
    }
    const parsed = FIELDS[key].safeParse(value)
    if (parsed.success) overrides[key] = parsed.data
    else
      warnings.push({
        code: 'override-invalid',
        message: `元数据里的“${key}”未采用：${CURES[key]}`,
        line: null,
      })
  }
  return { overrides: overrides as Overrides, warnings }
}
