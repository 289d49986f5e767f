/** Bytes of every character that a two-byte encoding knows, by decoding them all once. */
const tables = new Map<string, Map<string, number[]>>()

function table(encoding: string): Map<string, number[]> {
  const known = tables.get(encoding)
  if (known) return known
  const decoder = new TextDecoder(encoding)
  const made = new Map<string, number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(new Uint8Array([lead, trail]))
      if ([...character].length === 1 && character !== '\ufffd' && !made.has(character)) {
        made.set(character, [lead, trail])
      }
    }
  }
  tables.set(encoding, made)
  return made
}

/** Encodes text for a test: Node only decodes these. */
export function encode(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(text, 'utf16le'))
  if (encoding === 'utf-16be') return new Uint8Array(Buffer.from(text, 'utf16le').swap16())
  const bytes = [...text].flatMap((character) => {
    const code = character.charCodeAt(0)
    if (code < 0x80) return [code]
    const its = table(encoding).get(character)
    if (!its) throw new Error(`${encoding} has no ${character}`)
    return its
  })
  return new Uint8Array(bytes)
}
