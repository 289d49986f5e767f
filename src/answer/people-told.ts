import { isByline, type Person } from '../text/people.ts'
import type { Query } from './turn.ts'

const ASKS_REPORTER = /记者|通讯员|摄影|报道/u

/** 以习近平总书记重要讲话精神为指引: whoever all reports quote spoke at no meeting of theirs, unless asked for. */
const QUOTED_BY_ALL = /总书记|国家主席/u
const ASKS_QUOTED = /总书记|国家主席|中央领导|习近平/u

/** Of the people in a text those who may be asked for: whoever signs a news item or is quoted by all is not, unless the question is after him. */
export function peopleTold({ text }: Query, people: readonly Person[]): Person[] {
  const quoted = ({ name, post }: Person) =>
    QUOTED_BY_ALL.test(post ?? '') && !ASKS_QUOTED.test(text) && !text.includes(name)
  const signs = (person: Person) => !ASKS_REPORTER.test(text) && isByline(person)
  return people.filter((person) => !signs(person) && !quoted(person))
}
