import type { Paragraph, ReportIdentity } from '../model.ts'
import type { Segmenter } from '../text/segment.ts'
import type { ParagraphTerms } from './candidate-source.ts'

/** What every paragraph of a report is found by beside its own words: title, body and place. */
export function titleTerms(
  segmenter: Segmenter,
  { title, institution, region }: Pick<ReportIdentity, 'title' | 'institution' | 'region'>,
): string[] {
  return segmenter.words([title, institution, region].filter(Boolean).join(' '))
}

/** The terms of a paragraph, field by field: the same for every source. */
export function paragraphTerms(
  segmenter: Segmenter,
  title: string[],
  { section, text }: Pick<Paragraph, 'section' | 'text'>,
): Omit<ParagraphTerms, 'id'> {
  return {
    title,
    section: segmenter.words(section.join(' ')),
    text: segmenter.words(text),
    grams: segmenter.bigrams(text),
  }
}
