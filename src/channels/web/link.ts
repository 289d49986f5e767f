import { publicAddress } from './address.ts'

/** Gives the address of a paragraph's page, with a sentence marked on it; null without PUBLIC_URL. */
export type MarkedLink = (report: string, paragraph: number, sentence?: string) => string | null

/**
 * Makes the addresses of paragraphs as members' phones reach them, signed so that they open from there; no address
 * without PUBLIC_URL.
 */
export function createLink(publicUrl: string | null, secret: string): MarkedLink {
  return (report, paragraph, sentence = '') =>
    publicUrl === null ? null : publicAddress(publicUrl, secret, { report, paragraph, sentence })
}
