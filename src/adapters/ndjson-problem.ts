// Why a file of JSON lines could not be loaded, at its line.

import { readFileSync, statSync } from 'node:fs'
import { fileMalformed } from '../problems/catalogue/adapters.ts'
import type { Problem } from '../problems/problem.ts'

/** Beyond this the engine's own message has to do. */
const WHOLE_BYTES = 256 << 20

/** The first line that is no JSON value. */
export function ndjsonProblem(file: string): Problem | undefined {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? Number.POSITIVE_INFINITY) > WHOLE_BYTES)
    return undefined
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line.trim() === '') continue
    try {
      JSON.parse(line)
    } catch (error) {
      return fileMalformed({ file, line: index + 1, detail: (error as Error).message })
    }
  }
  return undefined
}
