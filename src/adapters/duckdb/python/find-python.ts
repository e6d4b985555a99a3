import { existsSync } from 'node:fs'
import { join } from 'node:path'

export interface FoundPython {
  readonly executable: string
  /** For people: what named it. */
  readonly from: string
}

type Environment = Readonly<Record<string, string | undefined>>

/** The user's own Python: the one that is named, else the active virtual environment's, else the path's. */
export function findPython(environment: Environment, windows = process.platform === 'win32'): FoundPython {
  const { STRATA_PYTHON: named, VIRTUAL_ENV: active } = environment
  if (named) return { executable: named, from: 'named by STRATA_PYTHON' }
  if (active) {
    const executable = windows ? join(active, 'Scripts', 'python.exe') : join(active, 'bin', 'python')
    if (existsSync(executable)) return { executable, from: 'of the active virtual environment' }
  }
  return { executable: windows ? 'python' : 'python3', from: 'found on PATH' }
}
