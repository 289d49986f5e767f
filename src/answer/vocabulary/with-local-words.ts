import { builtinVocabulary } from './builtin.ts'
import { createVocabulary, type Vocabulary } from './vocabulary.ts'

let last: { local: string; vocabulary: Vocabulary } | undefined

/**
 * The vocabulary that comes with the program and the local lines of a reports folder. The last one made is kept: a
 * running bot makes an engine with every report that is added (60 to 140 ms each), and its words change seldom.
 */
export function vocabularyWith(local: string): Vocabulary {
  if (last?.local !== local) last = { local, vocabulary: createVocabulary([...builtinVocabulary, local]) }
  return last.vocabulary
}
