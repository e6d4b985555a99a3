import type { Ask } from '../manifest/lookup.ts'
import { askWarehouse } from '../run/ask.ts'
import type { Session } from './session.ts'

/** Answers what templates ask of the warehouse, which is opened at the first question. */
export function askThrough(session: Session, signal: AbortSignal | undefined): Ask {
  return async (lookup) => askWarehouse(await session.adapter(), signal)(lookup)
}
