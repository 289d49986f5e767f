import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { unzipSync, zipSync } from 'fflate'
import type { Chance } from './seeded.ts'

/** A file as it may lie in a reports folder after a bad disk, a cut line, a wrong program, or malice. */
export interface MutatedFile {
  name: string
  bytes: Uint8Array
  /** What was done to it. */
  how: string
}

const FORMATS = fileURLToPath(new URL('../fixtures/formats', import.meta.url))
const LARGEST = 300_000
const TEXTS = ['.txt', '.md', '.html']

/** Pieces that rules about layout are about; many of one kind are put into texts. */
const PIECES = [
  '\n',
  '\n\n',
  ' ',
  '\u3000',
  '\t',
  '一、',
  '（一）',
  '1.',
  '第一条',
  '。',
  '；',
  '：',
  '“',
  '”',
  '（',
  '）',
  '《',
  '》',
  '|',
  '| 提案 | 363 |\n',
  '# ',
  '## 工作',
  '提案',
  '363',
  '3 6 3 ',
  '1,234',
  '2023年',
  '二〇二三年',
  '（2024年1月10日在政协会议上）',
  '各位委员：',
  '本报讯',
  '全媒体记者 王芳 摄',
  '下转第二版',
  '一是',
  '二是',
  '<p>',
  '</p>',
  '<div>',
  '</div>',
  '<table><tr><td>',
  '&amp;',
  '&#x4e00;',
  '<!--',
  '-->',
  '<script>',
  '---\n',
  'title: x\n',
  '```\n',
  '- ',
  '> ',
  '*',
  '**',
  '\\',
  'a',
  'abc-\n',
  '\u200b',
  '\u202e',
  '\ufeff',
  '😀',
  '\ufffd',
  '\u0000',
  '\u000c',
  '\u2028',
  '\r',
  'http://a.b/c',
  '第 1 页',
  '— 1 —',
  '市长',
  '王芳',
  '增长5.5%',
  '，',
  '、',
]

/** The fixtures, by name. */
export function formatFixtures(): { name: string; bytes: Uint8Array }[] {
  return readdirSync(FORMATS)
    .filter((name) => /\.(?:txt|md|html|docx|pdf)$/u.test(name) && name !== 'README.md')
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(FORMATS, name))) }))
}

function joined(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts)).subarray(0, LARGEST)
}

function noise(chance: Chance, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => chance.below(256))
}

/** Many of one piece, or of two in turn, or all in any order. */
function heap(chance: Chance): string {
  const [one, two] = [chance.one(PIECES), chance.one(PIECES)]
  const length = chance.one([50, 500, 5_000, 60_000])
  const unit = chance.one([one, one + two, `${one}${two}\n`, `${one}${two}${chance.one(PIECES)}`])
  if (chance.below(3) > 0) return unit.repeat(Math.ceil(length / unit.length))
  return Array.from({ length: Math.ceil(length / 3) }, () => chance.one(PIECES)).join('')
}

function changedText(chance: Chance, text: string): string {
  const at = chance.below(text.length + 1)
  switch (chance.below(6)) {
    case 0:
      return text.slice(0, at) + heap(chance) + text.slice(at)
    case 1:
      return text.replaceAll(chance.one(['\n', '。', '，', '<', '>', '"', ' ']), chance.one(PIECES))
    case 2:
      return text
        .split('\n')
        .sort(() => chance.real() - 0.5)
        .join('\n')
    case 3:
      return [...text].map((one) => one + (chance.below(30) === 0 ? chance.one(PIECES) : '')).join('')
    case 4:
      return text.slice(0, at) + text.slice(chance.below(text.length + 1))
    default:
      return heap(chance)
  }
}

function changedBytes(
  chance: Chance,
  bytes: Uint8Array,
  other: Uint8Array,
): { bytes: Uint8Array; how: string } {
  const at = chance.below(bytes.length + 1)
  const length = 1 + chance.below(2_000)
  switch (chance.below(7)) {
    case 0:
      return { how: 'cut off', bytes: bytes.slice(0, at) }
    case 1:
      return { how: 'beginning lost', bytes: bytes.slice(at) }
    case 2: {
      const flipped = bytes.slice()
      for (let left = 1 + chance.below(64); left > 0; left -= 1) {
        const place = chance.below(flipped.length)
        flipped[place] = (flipped[place] ?? 0) ^ (1 << chance.below(8))
      }
      return { how: 'bits flipped', bytes: flipped }
    }
    case 3:
      return {
        how: 'noise inside',
        bytes: joined(bytes.slice(0, at), noise(chance, length), bytes.slice(at + length)),
      }
    case 4:
      return {
        how: 'a hole',
        bytes: joined(
          bytes.slice(0, at),
          new Uint8Array(length).fill(chance.one([0, 0xff, 0x20])),
          bytes.slice(at + length),
        ),
      }
    case 5: {
      const piece = bytes.slice(at, at + length)
      return {
        how: 'repeated',
        bytes: joined(
          bytes.slice(0, at),
          ...Array.from({ length: 1 + chance.below(60) }, () => piece),
          bytes.slice(at),
        ),
      }
    }
    default:
      return {
        how: 'spliced',
        bytes: joined(bytes.slice(0, at), other.slice(chance.below(other.length + 1))),
      }
  }
}

/** Changes a part inside the archive, so that the reader gets past the archive to it. */
function changedDocx(chance: Chance, bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes)
  const names = Object.keys(parts).filter((name) => name.endsWith('.xml'))
  const name =
    chance.below(2) === 0 && names.includes('word/document.xml') ? 'word/document.xml' : chance.one(names)
  const xml = Buffer.from(parts[name] ?? new Uint8Array()).toString('utf8')
  const tags = [...xml.matchAll(/<[^>]+>/gu)]
  const tag = tags.length > 0 ? chance.one(tags) : null
  const text = (): string => {
    if (!tag || chance.below(3) === 0) return changedText(chance, xml)
    const [start, end] = [tag.index, tag.index + tag[0].length]
    switch (chance.below(3)) {
      case 0:
        return xml.slice(0, start) + xml.slice(end)
      case 1:
        return xml.slice(0, end) + tag[0].repeat(1 + chance.below(3_000)) + xml.slice(end)
      default:
        return (
          xml.slice(0, start) +
          xml.slice(start, end).replace(/\d+/gu, () => String(chance.one([-1, 0, 1e9, 2 ** 53]))) +
          xml.slice(end)
        )
    }
  }
  return zipSync({ ...parts, [name]: new Uint8Array(Buffer.from(text().slice(0, 2 * LARGEST))) })
}

/** Makes one damaged or hostile file out of the fixtures. */
export function mutatedFile(
  chance: Chance,
  fixtures: readonly { name: string; bytes: Uint8Array }[],
): MutatedFile {
  const { name, bytes } = chance.one(fixtures)
  const ending = extname(name)
  if (TEXTS.includes(ending) && chance.below(3) > 0) {
    let text = Buffer.from(bytes).toString('utf8')
    for (let left = 1 + chance.below(3); left > 0; left -= 1)
      text = changedText(chance, text).slice(0, LARGEST / 3)
    return { name, how: 'text changed', bytes: new Uint8Array(Buffer.from(text)) }
  }
  if (ending === '.docx' && chance.below(2) === 0)
    return { name, how: 'part of the archive changed', bytes: changedDocx(chance, bytes) }
  return { name, ...changedBytes(chance, bytes, chance.one(fixtures).bytes) }
}
