import { ProblemError } from '../../problems/problem.ts'
import type { Failure, Outcome } from '../compile/elsewhere.ts'

/** An error as plain data: what the user should know, or a bug with its stack. */
export function failure(error: unknown): Failure {
  if (error instanceof ProblemError) return { problems: error.problems }
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined }
  return { error: { message, stack } }
}

/** The value; throws what `failure` was made of. */
export function unwrap<T>(outcome: Outcome<T>): T {
  if ('value' in outcome) return outcome.value
  throw revived(outcome)
}

export function revived(failed: Failure): Error {
  if ('problems' in failed) return new ProblemError(failed.problems)
  const error = new Error(failed.error.message)
  if (failed.error.stack !== undefined) error.stack = failed.error.stack
  return error
}
