import type { Link } from '../../chat/answer-blocks.ts'
import { sign } from './signature.ts'

/**
 * Makes the addresses of paragraphs as members' phones reach them, signed so that they open from there; no address
 * without PUBLIC_URL.
 */
export function createLink(publicUrl: string | null, secret: string): Link {
  return (report, paragraph) => {
    if (publicUrl === null) return null
    const path = `/reports/${encodeURIComponent(report)}`
    return `${publicUrl}${path}?k=${sign(secret, path)}#p${paragraph}`
  }
}
