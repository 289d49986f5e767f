/** Who sends a request, as far as its connection and headers tell. */
export interface Visitor {
  address: string
  /** On this machine, and not passed on by a proxy for somebody else. */
  local: boolean
}

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/u
/** A page of another site can make a browser here ask under a name of its own (DNS rebinding): only these count. */
const LOOPBACK_HOST = /^(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d+)?$/u
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-real-ip']

/**
 * Tells the visitor of a connection from `remote`. Behind a proxy on this machine the address is the one the proxy
 * added last; what a far client writes into these headers itself is not believed.
 */
export function visitorOf(remote: string | undefined, header: (name: string) => string | undefined): Visitor {
  const address = remote ?? 'unknown'
  if (!LOOPBACK.test(address)) return { address, local: false }
  const forwarded = header('x-forwarded-for')?.split(',').at(-1)?.trim()
  if (forwarded) return { address: forwarded, local: false }
  const proxied = PROXY_HEADERS.some((name) => header(name) !== undefined)
  return { address, local: !proxied && LOOPBACK_HOST.test(header('host') ?? '') }
}
