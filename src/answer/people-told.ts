import { isByline, type Person } from '../text/people.ts'
import type { Query } from './turn.ts'

const ASKS_REPORTER = /记者|通讯员|摄影|报道/u

/** Of the people in a text those who may be asked for: whoever signs a news item is not, unless the question is after him. */
export function peopleTold({ text }: Query, people: readonly Person[]): Person[] {
  return ASKS_REPORTER.test(text) ? [...people] : people.filter((person) => !isByline(person))
}
