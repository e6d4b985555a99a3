// Which runs of this project on this machine are over: what they left hidden in a shared warehouse may go, what a run at work has there may not.

import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

const KEPT_MS = 48 * 3_600_000
const OVER = 'over'

const folderOf = (targetDirectory: string): string => join(targetDirectory, '.strata', 'runs')

/** Notes that the run is at work; returns what notes its end. Where nothing can be written, nothing is noted. */
export function beginRun(targetDirectory: string, runId: string): () => void {
  const folder = folderOf(targetDirectory)
  const note = (text: string): void => {
    try {
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, runId), text)
    } catch {
      // Then its leftovers end by themselves.
    }
  }
  forgetOld(folder)
  note(`${process.pid} ${hostname()}`)
  return () => note(OVER)
}

/** Whether a run is over; undefined where that is not known here. */
export function runIsOver(targetDirectory: string): (runId: string) => boolean | undefined {
  const folder = folderOf(targetDirectory)
  return (runId) => {
    let text: string
    try {
      text = readFileSync(join(folder, runId), 'utf8')
    } catch {
      return undefined
    }
    if (text === OVER) return true
    const [pid, host] = text.split(' ')
    return host === hostname() ? !lives(Number(pid)) : undefined
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function forgetOld(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const file = join(folder, name)
      if (Date.now() - statSync(file).mtimeMs > KEPT_MS) rmSync(file, { force: true })
    }
  } catch {
    // No folder yet.
  }
}
