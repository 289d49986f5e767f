import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The words that DATA_DIR/vocabulary.txt adds, and a line for each of its own that could not be taken. */
export interface LocalVocabulary {
  text: string
  faults: string[]
}

const NAME = 'vocabulary.txt'
/** The file asks for spaces; a list of words in Chinese is as often written with commas. */
const COMMAS = /[,，、;；]/gu

/**
 * Reads the local word list in whatever encoding it was saved, commas for spaces: 老年食堂、助餐点 is a group of two.
 * Never throws: most folders have none, and a word list never keeps the bot from answering.
 */
export async function readLocalVocabulary(dataDir: string): Promise<LocalVocabulary> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(join(dataDir, NAME))
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    const fault = `${NAME} cannot be read: check that it is a file this user may read.`
    return { text: '', faults: missing ? [] : [fault] }
  }
  const { decodeText } = await import('../indexer/read/encoding.ts')
  const { createVocabulary } = await import('../answer/vocabulary/vocabulary.ts')
  try {
    const text = decodeText(bytes).text.replace(COMMAS, ' ')
    const faults = createVocabulary([text]).faults.map(
      ({ line, why }) => `${NAME}, line ${line}, is left out: ${why}.`,
    )
    return { text, faults }
  } catch (error) {
    return { text: '', faults: [`${NAME}: ${error instanceof Error ? error.message : String(error)}`] }
  }
}
