import { ProblemError } from '../../problems/problem.ts'

/** Milliseconds between attempts. */
const FIRST_PAUSE = 500
const LONGEST_PAUSE = 30_000

/** What may go well the next time. */
const PASSING = new Set(['connection-lost', 'server-timeout', 'server-deadlock', 'server-snapshot-conflict'])
/** A server that was there a moment ago may be on its way back. */
const AWAY = new Set([...PASSING, 'connection-unreachable'])
/** What went after the catalog was read is seen to be gone when that is read again. */
const VANISHED = new Set(['server-column-missing', 'server-object-missing'])
const BROKEN = new Set([...PASSING, ...VANISHED, 'server-statement-failed'])

function hasCode(error: unknown, codes: ReadonlySet<string>): boolean {
  return error instanceof ProblemError && error.problems.some(({ code }) => codes.has(code))
}

/** The snapshot is gone, or shows what is not so any more. */
export function endsSnapshot(error: unknown): boolean {
  return hasCode(error, BROKEN)
}

/** Another attempt may go well. */
export function mayPass(error: unknown): boolean {
  return hasCode(error, AWAY)
}

/** Attempts, numbered from 1, until one goes well or fails for good; each pause is twice as long as the one before. */
export async function withRetries<Result>(
  attempt: (number: number) => Promise<Result>,
  {
    retries,
    pause,
    signal,
  }: {
    readonly retries: number
    readonly pause: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>
    readonly signal: AbortSignal | undefined
  },
): Promise<Result> {
  for (let number = 1; ; number++) {
    try {
      return await attempt(number)
    } catch (error) {
      const passing =
        number === 1 ? hasCode(error, PASSING) || hasCode(error, VANISHED) : hasCode(error, AWAY)
      if (number > retries || !passing || signal?.aborted) throw error
      await pause(Math.min(FIRST_PAUSE * 2 ** (number - 1), LONGEST_PAUSE), signal)
    }
  }
}
