import { z } from 'zod'

/** Longest question taken; the engine answers politely to anything up to it. */
const LONGEST_QUESTION = 2_000

export const askSchema = z.object({
  question: z.string().max(LONGEST_QUESTION).describe('The question, in Chinese, as typed'),
  chat: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Name of the conversation, so that 那2020年呢 is understood; none: a question on its own'),
})

const YEAR = z
  .string()
  .regex(/^\d{4}$/u, 'must be a year such as 2023')
  .transform(Number)

/** Which reports: whose, where, of which year; none given is any. */
const filterShape = {
  body: z
    .string()
    .max(60)
    .nullable()
    .default(null)
    .describe('政协, 人大, 政府, or part of the name of the body'),
  region: z.string().max(60).nullable().default(null).describe('The place, or part of its name: 义乌'),
  year: YEAR.nullable().default(null).describe('The year reported on'),
}

function limitUpTo(most: number) {
  return z.coerce.number().int().min(1).max(most).default(Math.min(most, 100)).describe(`At most ${most}`)
}

export const searchQuerySchema = z.object({
  q: z.string().trim().min(1).max(200).describe('Words that stand in the paragraph, separated by spaces'),
  ...filterShape,
  limit: limitUpTo(200),
})

export const figuresQuerySchema = z.object({
  what: z.string().trim().min(1).max(60).describe('What is counted: 提案'),
  ...filterShape,
  limit: limitUpTo(1_000),
  format: z.enum(['json', 'csv']).default('json'),
})

export const voteSchema = z.object({
  chat: z.string().min(1).max(200),
  value: z
    .enum(['1', '-1', '0'])
    .transform((value): -1 | 0 | 1 => (value === '1' ? 1 : value === '-1' ? -1 : 0)),
})

const citationSchema = z.object({
  id: z.string(),
  file: z.string().describe('Name in the reports folder'),
  title: z.string(),
  institution: z.string().nullable(),
  region: z.string().nullable(),
  year: z.number().nullable().describe('The year reported on'),
  date: z.string().nullable().describe('The day the report was given: 2021-01-20, 2024-11 or 2024'),
})

const passageSchema = z.object({
  text: z.string().describe('The passage, verbatim, at most 600 characters'),
  highlight: z.string().describe('The sentences in it that answer, at most 160 characters'),
  report: citationSchema,
  section: z.array(z.string()),
  paragraph: z.number().describe('1-based number of the paragraph in its report; 0 is its head'),
  warnings: z.array(z.string()),
})

export const answerSchema = z.object({
  id: z.string().nullable(),
  kind: z.enum(['answer', 'compare', 'outline', 'catalog', 'decline', 'clarify', 'chat']),
  headline: z.string().describe('The short answer, or the sentence that answers; at most 160 characters'),
  reply: z.string().describe('The text as a chat would show it, plain'),
  passages: z.array(passageSchema),
  nearby: z.array(passageSchema).describe('Near passages of a decline, not an answer'),
  comparison: z.array(z.object({ label: z.string(), value: z.string(), passage: z.number().nullable() })),
  suggestions: z.array(z.string()),
  understood: z.object({
    intent: z.string(),
    years: z.array(z.number()),
    bodies: z.array(z.string()),
    regions: z.array(z.string()),
    terms: z.array(z.string()),
  }),
  reasons: z.array(z.string()),
})

export const reportHeadSchema = z.object({
  ...citationSchema.shape,
  alsoIn: z.array(z.string()),
  titleFrom: z.enum(['stated', 'derived', 'override']),
  type: z.string().nullable(),
  session: z.string().nullable(),
  meeting: z.string().nullable(),
  yearFrom: z.number().nullable(),
  planYear: z.number().nullable(),
  presenter: z.string().nullable(),
  presenterPost: z.string().nullable(),
  identity: z.array(z.string()).describe('The lines that state title, meeting, date and speaker'),
  paragraphCount: z.number(),
})

export const reportsSchema = z.object({ reports: z.array(reportHeadSchema) })

export const reportSchema = z.object({
  ...reportHeadSchema.omit({ paragraphCount: true }).shape,
  sections: z.array(
    z.object({ level: z.number(), title: z.string(), path: z.array(z.string()), paragraph: z.number() }),
  ),
  paragraphs: z.array(
    z.object({ id: z.string(), number: z.number(), section: z.array(z.string()), text: z.string() }),
  ),
})

export const searchSchema = z.object({
  hits: z.array(
    z.object({
      report: reportHeadSchema,
      section: z.array(z.string()),
      paragraph: z.number(),
      text: z.string(),
      count: z.number().describe('How often the words stand in it'),
    }),
  ),
})

export const figuresSchema = z.object({
  figures: z.array(
    z.object({
      report: reportHeadSchema,
      paragraph: z.number(),
      figure: z.object({
        what: z.string(),
        value: z.number(),
        valueTo: z.number().nullable().describe('The upper value of a range'),
        unit: z.string(),
        text: z.string().describe('As written: 1400余条'),
        start: z.number(),
        end: z.number(),
        kind: z.enum(['level', 'change', 'share', 'ordinal']),
        direction: z.number(),
        status: z.enum(['actual', 'planned']),
        year: z.number().nullable(),
        yearTo: z.number().nullable(),
        whose: z.string().nullable(),
      }),
    }),
  ),
})

export const healthSchema = z.object({
  status: z.enum(['ok', 'degraded']),
  channels: z.record(z.string(), z.enum(['up', 'down', 'conflict', 'kicked', 'refused'])),
  reports: z.number(),
  paragraphs: z.number(),
  index: z.string(),
})

export const errorSchema = z.object({ error: z.string() })
