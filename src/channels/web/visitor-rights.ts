import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Door } from './door.ts'
import { isSigned } from './signature.ts'
import type { Visitor } from './visitor.ts'

export interface RightsOptions {
  /** WEB_PUBLIC: pages open without a signature from anywhere. */
  open: boolean
  /** ACCESS: whether asking from another machine takes a code of an admin. */
  access: 'open' | 'approve'
  secret: string
  door: Door
  now: () => number
}

/** What one request may do. */
export interface Rights {
  read(c: Context, visitor: Visitor): boolean
  ask(c: Context, visitor: Visitor): boolean
}

export const COOKIE = 'wenbao'

/** Whether a request only looks; chats send HEAD for a preview of a link. */
export function reads(c: Context): boolean {
  return c.req.method === 'GET' || c.req.method === 'HEAD'
}

/** /reports/ID and the pages below it (引用, picture, Word) open with the signature of /reports/ID. */
function signedPath(path: string): string {
  return /^\/reports\/[^/]+/u.exec(path)?.[0] ?? path
}

/**
 * Decides who may read and who may ask. This machine may all; a signed link opens its one report; a browser that gave
 * an admin's code may all; WEB_PUBLIC lets everybody read, and ask too unless ACCESS asks for a code.
 */
export function createRights({ open, access, secret, door, now }: RightsOptions): Rights {
  const admitted = (c: Context): boolean => {
    if (door.knows(getCookie(c, COOKIE), now())) return true
    const bearer = /^Bearer (.+)$/iu.exec(c.req.header('authorization') ?? '')?.[1]
    return bearer !== undefined && door.admits(bearer, now())
  }
  return {
    read: (c, visitor) =>
      open ||
      visitor.local ||
      (reads(c) && isSigned(secret, signedPath(c.req.path), c.req.query('k'))) ||
      admitted(c),
    ask: (c, visitor) => visitor.local || (open && access === 'open') || admitted(c),
  }
}
