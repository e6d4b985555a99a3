import type { Ask } from '../manifest/lookup.ts'
import { introspectionForbidden } from '../problems/catalogue/verbs.ts'
import { ProblemError } from '../problems/problem.ts'
import { askWarehouse } from '../run/ask.ts'
import type { Session } from './session.ts'

/** Answers what templates ask of the warehouse, which is opened at the first question. */
export function askThrough(session: Session, signal: AbortSignal | undefined): Ask {
  return async (lookup) => {
    if (!session.introspects) throw new ProblemError(introspectionForbidden())
    return askWarehouse(await session.adapter(), signal)(lookup)
  }
}
