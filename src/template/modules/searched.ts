import { createContext, Script } from 'node:vm'
import { TemplateError } from '../values/value.ts'

/** A repeated group that holds a repetition or a choice: what may try exponentially many ways. */
const nested = /[*+}?|][^()]*\)+[*+{]/

const MILLISECONDS = 2000

/** The text is constant; the pattern and the subject come as values. */
const search = new Script('pattern.exec(subject)')

/** As `pattern.exec(subject)`, but a search that would never end is stopped. */
export function searched(pattern: RegExp, subject: string): RegExpExecArray | null {
  if (!nested.test(pattern.source)) return pattern.exec(subject)
  try {
    return search.runInContext(createContext({ pattern, subject }), { timeout: MILLISECONDS })
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
    throw new TemplateError(
      `The search for "${pattern.source}" takes longer than ${MILLISECONDS / 1000} seconds: a repeated group holds another repetition.`,
    )
  }
}

/** As `subject.matchAll(pattern)`, each search within its time. */
export function* allMatches(pattern: RegExp, subject: string): Generator<RegExpExecArray> {
  const own = new RegExp(pattern.source, pattern.flags)
  for (let match = searched(own, subject); match !== null; match = searched(own, subject)) {
    yield match
    if (match[0] !== '') continue
    const wide = own.unicode && (subject.codePointAt(own.lastIndex) ?? 0) > 0xffff
    own.lastIndex += wide ? 2 : 1
  }
}
