import { createHash } from 'node:crypto'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strataVersion } from './strata-version.ts'

/**
 * Where this build of Strata keeps what it read and translated. Another build may translate otherwise, so each has a
 * folder of its own and the former ones are removed. Undefined when running from the sources, which change any time.
 */
export function cacheFolder(targetDirectory: string): string | undefined {
  const build = buildName()
  if (build === undefined) return undefined
  const kept = join(targetDirectory, '.strata')
  const folder = join(kept, `cache-${build}`)
  if (!existsSync(folder)) removeFormer(kept)
  return folder
}

/** Undefined when running from the sources. */
export function buildName(): string | undefined {
  const here = fileURLToPath(import.meta.url)
  if (here.endsWith('.ts')) return undefined
  const { mtimeMs, size } = statSync(here)
  return createHash('sha1').update(`${strataVersion()} ${here} ${mtimeMs} ${size}`).digest('hex').slice(0, 12)
}

function removeFormer(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      if (name.startsWith('cache-')) rmSync(join(folder, name), { recursive: true, force: true })
    }
  } catch {
    // No folder yet, or one that cannot be written: then there is no cache, and nothing else changes.
  }
}
