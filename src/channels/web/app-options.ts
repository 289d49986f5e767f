import type { Engine } from '../../answer/turn.ts'
import type { ChannelStatus } from '../../chat/channel.ts'
import type { VoteStore } from './answer-book.ts'
import type { Asset } from './assets.ts'
import type { Metrics } from './metrics.ts'
import type { Visitor } from './visitor.ts'

export interface WebAppOptions {
  engine: () => Engine
  /** Version of the index that is being asked. */
  index: () => string
  channels: () => Record<string, ChannelStatus>
  /** Further values for /metrics. */
  gauges: () => Record<string, number>
  /** WEB_PUBLIC: pages open without a signature from anywhere. */
  open: boolean
  /** ACCESS: `approve` asks for an admin's code before a question from another machine. */
  access?: 'open' | 'approve'
  /** PUBLIC_URL: what QR codes and feeds lead to; without it there are no QR codes. */
  publicUrl?: string | null
  /** Where votes are kept; without it no thumbs are shown. */
  store?: VoteStore | null
  secret: string
  version: string
  assets: ReadonlyMap<string, Asset>
  metrics: Metrics
  now: () => number
  onError: (error: unknown) => void
}

/** What the first steps of a request find out for the later ones. */
export type Env = { Variables: { visitor: Visitor } }
