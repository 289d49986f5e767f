import type { Context, Next } from 'hono'
import { getPath } from 'hono/utils/url'

/** The path under which phones reach the pages: `/wenbao` of https://example.org/wenbao, empty without one. */
export function mountOf(publicUrl: string | null | undefined): string {
  return publicUrl ? new URL(publicUrl).pathname.replace(/\/+$/u, '') : ''
}

/** Finds the page of a request, whether or not the proxy has taken the path off. */
export function createGetPath(mount: string): (request: Request) => string {
  if (mount === '') return getPath
  return (request) => {
    const path = getPath(request)
    if (path === mount) return '/'
    return path.startsWith(`${mount}/`) ? path.slice(mount.length) : path
  }
}

/** Addresses of this host in markup of ours; text has its quotation marks escaped and can hold none of them. */
const OWN = /( (?:href|src|action)=")\/(?!\/)/gu

/** Puts the mount before every address of this host that a page or a redirection leads to. */
export function createMounting(mount: string): (c: Context, next: Next) => Promise<void> {
  return async (c, next) => {
    await next()
    const location = c.res.headers.get('location')
    if (location?.startsWith('/')) c.res.headers.set('location', `${mount}${location}`)
    if (!c.res.headers.get('content-type')?.startsWith('text/html')) return
    const page = await c.res.text()
    c.res = new Response(page.replace(OWN, `$1${mount}/`), c.res)
  }
}
