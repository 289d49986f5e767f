/** Every time span of the channel, in milliseconds; a test makes them short. */
export interface Timing {
  /** A reply that takes longer than this is announced, so that something shows within a second. */
  placeholderMs: number
  /** A stream without an answer is closed after this; the answer then comes as a message of its own. */
  budgetMs: number
  /** An older stream is not tried any more. */
  streamLifeMs: number
  /** A click without an outcome by now gets its card updated all the same. */
  clickMs: number
  /** Wait after 45009 on a message. */
  busyMs: number
  /** Wait after the platform said that it is busy itself. */
  retryMs: number
  /** Answers that the platform did not take for now are tried again this often, also while the line stands. */
  resumeMs: number
  /** A push waits this long for a connection. */
  pushPatienceMs: number
  /** From the open socket to the accepted subscription. */
  watchdogMs: number
  /** Between two pings of the line; one without an answer by the next makes the channel down. */
  probeMs: number
  handshakeMs: number
  heartbeatMs: number
  /** The SDK's first pause after a lost connection; it doubles up to 30 s. */
  reconnectMs: number
  /** A connection that stood this long wipes the slate: pauses start from the first one again. */
  stableMs: number
  pauses: Pauses
}

export interface Pauses {
  /** After a subscription that was never answered or a connection that the server forgot. */
  network: readonly number[]
  /** After another process took over: two that answer at once would kick each other for ever. */
  kicked: readonly number[]
  /** After a refused subscription, 45009 included: the platform guards it against being called often. */
  refused: readonly number[]
}

/**
 * The platform's figures: first frame within 1 s; a stream lives 6 minutes by the page of 2026-03 and 10 as measured,
 * so we plan for 5 and never rely on more than 9.5; 5 s for a card; limits count by the minute; ping every 30 s. `/healthz` has to be true within 5 s, which two spans of the probe are.
 */
export const WECOM_TIMING: Timing = {
  placeholderMs: 600,
  budgetMs: 5 * 60_000,
  streamLifeMs: 9.5 * 60_000,
  clickMs: 1_500,
  busyMs: 61_000,
  retryMs: 2_000,
  resumeMs: 60_000,
  pushPatienceMs: 30_000,
  watchdogMs: 15_000,
  probeMs: 2_200,
  handshakeMs: 10_000,
  heartbeatMs: 30_000,
  reconnectMs: 1_000,
  stableMs: 10 * 60_000,
  pauses: {
    network: [1_000, 2_000, 5_000, 15_000, 30_000],
    kicked: [30_000, 120_000, 600_000],
    refused: [30_000, 60_000, 120_000, 300_000, 600_000],
  },
}
