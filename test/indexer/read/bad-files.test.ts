import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/errors.ts'
import { errorLine } from '../../../src/indexer/read/ingest-file.ts'
import { parseSource } from '../../../src/indexer/read/parse.ts'
import { makeDocx, p } from './docx-maker.ts'
import { makePdf } from './pdf-maker.ts'

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/formats/${name}`, import.meta.url)))
const ascii = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const utf8 = (text: string) => new TextEncoder().encode(text)

/** Bytes without order that are the same in every run. */
function noise(length: number): Uint8Array {
  let state = 12345
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 24
  })
}

const wordBomb = zipSync({ 'word/document.xml': new Uint8Array(80 * 1024 * 1024) })
const entityBomb = zipSync({
  'word/document.xml': strToU8(
    '<!DOCTYPE a [<!ENTITY x "共立提案"><!ENTITY y "&x;&x;&x;&x;">]><w:document><w:body><w:p><w:r><w:t>&y;</w:t></w:r></w:p></w:body></w:document>',
  ),
})
const ole = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...noise(600)])
const locked = new Uint8Array([...ole, ...Buffer.from('EncryptedPackage', 'utf16le')])
const deep = `<html><body>${'<div>'.repeat(20_000)}共立提案三百件`

type Case = [what: string, name: string, bytes: Uint8Array, code: string, cure: RegExp]

const CASES: Case[] = [
  ['an empty text', 'a.txt', new Uint8Array(), 'FILE_NO_TEXT', /is empty: save/u],
  ['an empty PDF', 'a.pdf', new Uint8Array(), 'FILE_NO_TEXT', /is empty: save/u],
  ['one byte', 'a.txt', ascii('a'), 'FILE_NO_TEXT', /no text .*: save/u],
  ['one byte called PDF', 'a.pdf', ascii('a'), 'FILE_DAMAGED', /name it \.txt/u],
  ['white space', 'a.md', ascii(' \r\n\t\f\n'), 'FILE_NO_TEXT', /no text/u],
  ...['txt', 'md', 'html'].map(
    (ending): Case => [
      `noise called .${ending}`,
      `a.${ending}`,
      noise(5000),
      'FILE_TYPE',
      /save it as UTF-8/u,
    ],
  ),
  ...['pdf', 'docx'].map(
    (ending): Case => [
      `noise called .${ending}`,
      `a.${ending}`,
      noise(5000),
      'FILE_DAMAGED',
      /save the report again/u,
    ],
  ),
  ['a PDF cut off', 'a.pdf', fixture('columns-3.pdf').subarray(0, 40_000), 'FILE_DAMAGED', /again/u],
  [
    'a PDF of noise',
    'a.pdf',
    new Uint8Array([...ascii('%PDF-1.7\n'), ...noise(3000), ...ascii('%%EOF')]),
    'FILE_DAMAGED',
    /again/u,
  ],
  ['an encrypted PDF', 'a.pdf', fixture('encrypted.pdf'), 'FILE_ENCRYPTED', /save it without/u],
  ['a PDF without text', 'a.pdf', makePdf([{ content: '0 0 600 800 re f' }]), 'FILE_NO_TEXT', /OCR/u],
  ['a DOCX cut off', 'a.docx', fixture('styles.docx').subarray(0, 4000), 'FILE_DAMAGED', /again/u],
  ['a ZIP bomb', 'a.docx', wordBomb, 'FILE_TOO_LARGE', /80 MB/u],
  ['a DOCX with entities', 'a.docx', entityBomb, 'FILE_DAMAGED', /save it again/u],
  [
    'a DOCX cut off inside',
    'a.docx',
    zipSync({ 'word/document.xml': strToU8('<w:document><w:body>') }),
    'FILE_DAMAGED',
    /again/u,
  ],
  ['an archive', 'a.docx', zipSync({ '报告.txt': utf8('共立提案') }), 'FILE_TYPE', /unpack/u],
  ['an Excel file', 'a.xlsx', zipSync({ 'xl/workbook.xml': utf8('<x/>') }), 'FILE_TYPE', /Excel/u],
  ['an old Word file', 'a.doc', ole, 'FILE_TYPE', /\.docx/u],
  ['a Word file with a password', 'a.docx', locked, 'FILE_ENCRYPTED', /password/u],
  ['a picture', 'a.txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, ...noise(50)]), 'FILE_TYPE', /OCR/u],
  [
    'a page without text',
    'a.html',
    utf8('<html><body><script>var 提案 = "共立提案三百件"</script></body></html>'),
    'FILE_NO_TEXT',
    /no text/u,
  ],
]

describe('a bad file', () => {
  it.each(CASES)('gives one clear line with its cure: %s', async (_, name, bytes, code, cure) => {
    const error = await parseSource(bytes, name).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(AppError)
    expect(error).toMatchObject({ code })
    const line = errorLine(error)
    expect(line).toMatch(cure)
    expect(line).not.toMatch(/\n/u)
    expect(line.length).toBeLessThan(200)
  })

  it('may be nested too deeply: it fails by itself, in one line', async () => {
    const error = await parseSource(utf8(deep), 'a.html').catch((thrown: unknown) => thrown)
    expect(errorLine(error)).toMatch(/^The file .*: .*\.$/u)
  })

  it('is not one whose name says less than its content', async () => {
    const docx = makeDocx({ body: p('共立提案363件。') })
    expect((await parseSource(docx, 'a.txt')).format).toBe('docx')
    expect((await parseSource(fixture('columns-1.pdf'), 'a.txt')).format).toBe('pdf')
    expect((await parseSource(fixture('article.html'), '页面.txt')).format).toBe('html')
    expect((await parseSource(fixture('report.md'), 'a.txt')).format).toBe('md')
    expect((await parseSource(new Uint8Array(), '.txt').catch(errorLine)) as string).toContain('empty')
  })
})
