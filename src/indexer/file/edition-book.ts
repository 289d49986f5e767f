import type { Report, ReportIdentity } from '../../model.ts'
import type { IndexDatabase } from '../../search/index-database.ts'
import { areEditions, editionNote, sentenceSet } from '../editions.ts'

/** Sentences that so many reports share are set phrases; they tell no edition and would make every report a candidate. */
const SET_PHRASE = 20
/** Share of sentences in common from which on two reports are compared whole. */
const LIKELY = 0.3

/** Knows which reports are editions of one, without having them all in memory. */
export interface EditionBook {
  enter(number: number, report: Report): void
  forget(number: number): void
  /** Reports that a newer edition replaces; the newer one remembers their files. */
  settle(): { left: Set<number>; notes: string[] }
}

/** 53 bits of a text, enough that two of ten million sentences hardly ever meet. */
function hashOf(text: string): number {
  let high = 0x811c9dc5
  let low = 0x01000193
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    high = Math.imul(high ^ code, 0x01000193)
    low = Math.imul(low ^ code, 0x5bd1e995) ^ (low >>> 13)
  }
  return (high >>> 0) * 0x20_0000 + ((low >>> 0) & 0x1f_ffff)
}

function bytesOf(hashes: readonly number[]): Uint8Array {
  return new Uint8Array(Float64Array.from(hashes).buffer)
}

function hashesOf(bytes: ArrayBuffer): Set<number> {
  return new Set(new Float64Array(bytes))
}

interface EditionRow {
  number: number
  file: string
  written: number
  identity: string
}

/** Keeps the book in an index database. */
export function createEditionBook(database: IndexDatabase): EditionBook {
  const sentencesOf = (number: number) => {
    const row = database.get<{ sentences: ArrayBuffer | null }>(
      'SELECT sentences FROM body WHERE report = ?',
      number,
    )
    return row?.sentences ? hashesOf(row.sentences) : new Set<number>()
  }
  const identityOf = (number: number): ReportIdentity | null => {
    const row = database.get<{ identity: string }>('SELECT identity FROM report WHERE number = ?', number)
    return row && JSON.parse(row.identity)
  }
  return {
    enter(number, report) {
      const own = new Set([...sentenceSet(report)].map(hashOf))
      const shared = new Map<number, number>()
      for (const hash of own) {
        const holders = database.all<{ report: number }>(
          `SELECT report FROM sentence WHERE hash = ? LIMIT ${SET_PHRASE}`,
          hash,
        )
        if (holders.length >= SET_PHRASE) continue
        for (const { report: other } of holders) shared.set(other, (shared.get(other) ?? 0) + 1)
        database.run('INSERT INTO sentence VALUES (?, ?)', hash, number)
      }
      database.run('UPDATE body SET sentences = ? WHERE report = ?', bytesOf([...own]), number)
      for (const [other, count] of shared) {
        if (count < 2 && own.size > 4) continue
        const theirs = sentencesOf(other)
        const least = Math.min(own.size, theirs.size)
        if (count < least * LIKELY) continue
        let common = 0
        for (const hash of own) if (theirs.has(hash)) common += 1
        const identity = identityOf(other)
        if (identity && areEditions(report, identity, common / least))
          database.run('INSERT OR REPLACE INTO twin VALUES (?, ?, ?)', number, other, common / least)
      }
    },
    forget(number) {
      for (const hash of sentencesOf(number))
        database.run('DELETE FROM sentence WHERE hash = ? AND report = ?', hash, number)
      database.run('DELETE FROM twin WHERE newer = ? OR older = ?', number, number)
    },
    settle() {
      const pairs = database.all<{ newer: number; older: number }>('SELECT newer, older FROM twin')
      const editions = new Map<number, Set<number>>()
      for (const { newer, older } of pairs)
        for (const [a, b] of [
          [newer, older],
          [older, newer],
        ] as const) {
          const others = editions.get(a) ?? new Set()
          editions.set(a, others.add(b))
        }
      const rows = [...editions.keys()].flatMap(
        (number) =>
          database.get<EditionRow>(
            'SELECT number, file, written, identity FROM report WHERE number = ?',
            number,
          ) ?? [],
      )
      rows.sort((a, b) => b.written - a.written || a.file.localeCompare(b.file))
      const kept: { row: EditionRow; alsoIn: string[] }[] = []
      const left = new Set<number>()
      const notes: string[] = []
      for (const row of rows) {
        const twin = kept.find((other) => editions.get(row.number)?.has(other.row.number))
        if (!twin) {
          kept.push({ row, alsoIn: [] })
          continue
        }
        twin.alsoIn.push(row.file)
        left.add(row.number)
        notes.push(editionNote(row.file, twin.row.file))
      }
      const named = database.all<EditionRow>(
        "SELECT number, file, written, identity FROM report WHERE json_extract(identity, '$.alsoIn') <> '[]'",
      )
      const alsoIn = new Map(named.map((row) => [row, [] as string[]]))
      for (const { row, alsoIn: files } of kept) {
        const known = named.find(({ number }) => number === row.number)
        alsoIn.set(known ?? row, files.sort())
      }
      for (const [{ number, identity }, files] of alsoIn)
        database.run(
          'UPDATE report SET identity = ? WHERE number = ?',
          JSON.stringify({ ...JSON.parse(identity), alsoIn: files }),
          number,
        )
      return { left, notes }
    },
  }
}
