import { describe, expect, it } from 'vitest'
import { createLink } from '../../../src/channels/web/link.ts'
import { isSigned } from '../../../src/channels/web/signature.ts'

describe('createLink', () => {
  it('gives a signed address of the paragraph', () => {
    const link = createLink('https://baogao.example.org', 'secret')('r-2023', 12)
    const url = new URL(link ?? '')
    expect(`${url.origin}${url.pathname}${url.hash}`).toBe('https://baogao.example.org/reports/r-2023#p12')
    expect(isSigned('secret', url.pathname, url.searchParams.get('k') ?? undefined)).toBe(true)
  })

  it('gives none where phones reach no page', () => {
    expect(createLink(null, 'secret')('r-2023', 12)).toBeNull()
  })
})
