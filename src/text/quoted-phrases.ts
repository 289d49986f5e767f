import { fold } from './normalize.ts'

const QUOTED = /[“‘「『]([^“”‘’「」『』，。；！？、]{2,12})[”’」』]/gu

/** The short phrases that stand in quotation marks in a text (请你来协商, 三联), folded, without spaces. */
export function quotedPhrases(text: string): string[] {
  return [...text.matchAll(QUOTED)].map(([, phrase = '']) => fold(phrase).replace(/\s+/gu, ''))
}
