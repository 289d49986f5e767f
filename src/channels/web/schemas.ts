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

export const healthSchema = z.object({
  status: z.enum(['ok', 'degraded']),
  channels: z.record(z.string(), z.enum(['up', 'down', 'conflict', 'kicked', 'refused'])),
  reports: z.number(),
  paragraphs: z.number(),
  index: z.string(),
})

export const errorSchema = z.object({ error: z.string() })
