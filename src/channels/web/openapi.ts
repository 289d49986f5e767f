import { z } from 'zod'
import {
  answerSchema,
  askSchema,
  errorSchema,
  figuresQuerySchema,
  figuresSchema,
  healthSchema,
  reportSchema,
  reportsSchema,
  searchQuerySchema,
  searchSchema,
} from './schemas.ts'

function body(schema: z.ZodType): object {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { reused: 'inline' })
  return { content: { 'application/json': { schema: json } } }
}

function responses(schema: z.ZodType, errors: Readonly<Record<string, string>> = {}): object {
  const failures = Object.entries(errors).map(([status, description]) => [
    status,
    { description, ...body(errorSchema) },
  ])
  return { 200: { description: 'OK', ...body(schema) }, ...Object.fromEntries(failures) }
}

/** The parameters of an address, from the schema that reads them. */
function query(schema: z.ZodObject): object[] {
  return Object.entries(schema.shape).map(([name, field]) => {
    const {
      $schema: _dialect,
      description,
      ...json
    } = z.toJSONSchema(field, { io: 'input', reused: 'inline' })
    return { name, in: 'query', required: !field.safeParse(undefined).success, description, schema: json }
  })
}

/** The description of the JSON API under `mount`, made from the schemas that check what goes in and out. */
export function openapi(version: string, mount: string): object {
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
  const limits = { 400: 'not as described', 403: 'not open to this host', 413: 'too long', 429: 'too many' }
  return {
    openapi: '3.1.0',
    ...(mount === '' ? {} : { servers: [{ url: mount }] }),
    info: { title: 'wenbao 问报', version, description: 'Ask Chinese work reports; answers are quotes.' },
    components: {
      securitySchemes: {
        code: {
          type: 'http',
          scheme: 'bearer',
          description: "An admin's code; not needed on the bot's own machine",
        },
      },
    },
    security: [{}, { code: [] }],
    paths: {
      '/api/ask': {
        post: {
          summary: 'Answer one question',
          requestBody: { required: true, ...body(askSchema) },
          responses: responses(answerSchema, limits),
        },
      },
      '/api/reports': {
        get: {
          summary: 'The reports, newest first',
          responses: responses(reportsSchema, { 403: limits[403] }),
        },
      },
      '/api/reports/{id}': {
        get: {
          summary: 'One report with outline and paragraphs',
          parameters: [id],
          responses: responses(reportSchema, { 403: limits[403], 404: 'no such report' }),
        },
      },
      '/api/search': {
        get: {
          summary: 'Paragraphs that hold all the words',
          parameters: query(searchQuerySchema),
          responses: responses(searchSchema, { 400: limits[400], 403: limits[403] }),
        },
      },
      '/api/figures': {
        get: {
          summary: 'Figures that count something, as JSON or CSV',
          parameters: query(figuresQuerySchema),
          responses: responses(figuresSchema, { 400: limits[400], 403: limits[403] }),
        },
      },
      '/healthz': { get: { summary: 'State of bot and channels', responses: responses(healthSchema) } },
    },
  }
}
