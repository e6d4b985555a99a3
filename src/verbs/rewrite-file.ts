import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cannotWrite } from '../problems/catalogue/verbs.ts'
import { ProblemError } from '../problems/problem.ts'

/**
 * Puts another text into an author's file, whole or not at all: it is written beside it and renamed, so that a process that
 * ends in the middle leaves the former text. Links stay links, and permissions what they were.
 */
export function rewriteFile(path: string, text: string): void {
  let half: string | undefined
  try {
    const file = realpathSync(path)
    const { mode } = statSync(file)
    half = `${file}.${process.pid}.part`
    writeFileSync(half, text, { mode, flag: 'wx' })
    renameSync(half, file)
  } catch (error) {
    if (half !== undefined) rmSync(half, { force: true })
    throw new ProblemError(cannotWrite(path, error instanceof Error ? error.message : String(error)))
  }
}
