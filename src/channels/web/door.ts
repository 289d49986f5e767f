import { createHmac, timingSafeEqual } from 'node:crypto'

/** A code is told by word of mouth: no letter that is taken for another when read aloud or from paper. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const CODE_LENGTH = 8
const DAY = 86_400_000
/** An admin hands a code out for a meeting; a week later it is worth nothing, the one before still works. */
const CODE_DAYS = 7
/** A browser that was let in stays in for a session of the committee's year. */
const PASS_DAYS = 180

/** Lets people in from other machines by a code that an admin tells them. */
export interface Door {
  /** The code of this week, as an admin reads it out: 7KQM-2XVD. */
  code(now: number): string
  /** Whether a code is that of this week or the last; spaces, dashes and letter case do not matter. */
  admits(code: string, now: number): boolean
  /** What a browser that was let in keeps in its cookie. */
  pass(now: number): { value: string; seconds: number }
  /** Whether a cookie was given out here and has not run out. */
  knows(pass: string | undefined, now: number): boolean
}

function same(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Makes the door over the secret that signs links; nothing has to be stored, a new WEB_SECRET locks everybody out. */
export function createDoor(secret: string): Door {
  const digest = (text: string): Buffer => createHmac('sha256', secret).update(text).digest()
  const codeOf = (week: number): string =>
    [...digest(`web code ${week}`).subarray(0, CODE_LENGTH)]
      .map((byte) => LETTERS[byte % LETTERS.length] ?? '')
      .join('')
  const weekOf = (now: number): number => Math.floor(now / (CODE_DAYS * DAY))
  const passOf = (until: string): string => `${until}.${digest(`web pass ${until}`).toString('base64url')}`
  return {
    code: (now) => codeOf(weekOf(now)).replace(/^(.{4})/u, '$1-'),
    admits: (code, now) => {
      const said = code.toUpperCase().replace(/[^A-Z0-9]/gu, '')
      const week = weekOf(now)
      const [current, last] = [same(said, codeOf(week)), same(said, codeOf(week - 1))]
      return current || last
    },
    pass: (now) => ({ value: passOf(String(now + PASS_DAYS * DAY)), seconds: (PASS_DAYS * DAY) / 1000 }),
    knows: (pass, now) => {
      const until = pass?.split('.')[0] ?? ''
      return /^\d{1,16}$/u.test(until) && same(pass ?? '', passOf(until)) && Number(until) > now
    },
  }
}
