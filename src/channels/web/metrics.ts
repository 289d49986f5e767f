/** Bounds in milliseconds: a question is answered in a few, so the steps are finest there. */
const BOUNDS = [1, 2, 5, 10, 20, 50, 100, 500]

export interface Metrics {
  /** Counts one answered question. */
  answered(channel: string, kind: string, ms: number): void
  /** The counts as Prometheus text, together with values that are true right now, by name (and labels). */
  text(now: Readonly<Record<string, number>>): string
}

/** Counts questions by channel and kind, and how long they took. */
export function createMetrics(): Metrics {
  const questions = new Map<string, number>()
  const buckets = BOUNDS.map(() => 0)
  let count = 0
  let sum = 0
  return {
    answered(channel, kind, ms) {
      const labels = `channel="${channel}",kind="${kind}"`
      questions.set(labels, (questions.get(labels) ?? 0) + 1)
      count += 1
      sum += ms
      BOUNDS.forEach((bound, i) => {
        if (ms <= bound) buckets[i] = (buckets[i] ?? 0) + 1
      })
    },
    text(now) {
      const lines = ['# TYPE wenbao_questions_total counter']
      for (const [labels, value] of questions) lines.push(`wenbao_questions_total{${labels}} ${value}`)
      lines.push('# TYPE wenbao_answer_milliseconds histogram')
      BOUNDS.forEach((bound, i) => {
        lines.push(`wenbao_answer_milliseconds_bucket{le="${bound}"} ${buckets[i]}`)
      })
      lines.push(
        `wenbao_answer_milliseconds_bucket{le="+Inf"} ${count}`,
        `wenbao_answer_milliseconds_sum ${sum.toFixed(3)}`,
        `wenbao_answer_milliseconds_count ${count}`,
      )
      const typed = new Set<string>()
      for (const [series, value] of Object.entries(now)) {
        const name = series.replace(/\{.*$/u, '')
        if (!typed.has(name)) lines.push(`# TYPE ${name} gauge`)
        typed.add(name)
        lines.push(`${series} ${value}`)
      }
      return `${lines.join('\n')}\n`
    },
  }
}
