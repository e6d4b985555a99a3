import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { holdsExactScalars, revived } from '../../manifest/exact-scalar.ts'

/** How the cache sees the disk. Nothing here may fail loudly: a cache that cannot be kept is only slower. */
export interface CacheFiles {
  read(path: string): string | undefined
  write(path: string, text: string): void
}

export const realCacheFiles: CacheFiles = {
  read(path) {
    try {
      return readFileSync(path, 'utf8')
    } catch {
      return undefined
    }
  },
  write(path, text) {
    try {
      mkdirSync(dirname(path), { recursive: true })
      // Renamed into place, so that a run that is killed leaves the former cache whole.
      const half = `${path}.${process.pid}.half`
      writeFileSync(half, text)
      renameSync(half, path)
    } catch {}
  },
}

/** JSON as the cache writes it. */
export function parseKept(text: string): unknown {
  const data: unknown = JSON.parse(text)
  return holdsExactScalars(text) ? revived(data) : data
}

/** JSON that was kept under `key`; undefined when it is another's, broken or not there. */
export function readKept(files: CacheFiles, path: string, key: string): unknown {
  const text = readKeptText(files, path, key)
  if (text === undefined) return undefined
  try {
    return parseKept(text)
  } catch {
    return undefined
  }
}

/** The same of a text that is no JSON as a whole. */
export function readKeptText(files: CacheFiles, path: string, key: string): string | undefined {
  const text = files.read(path)
  // The key stands in the first line, so that a stale file is not parsed.
  const end = text?.indexOf('\n') ?? -1
  return text === undefined || end < 0 || text.slice(0, end) !== key ? undefined : text.slice(end + 1)
}

export function keep(files: CacheFiles, path: string, key: string, value: unknown): void {
  keepText(files, path, key, JSON.stringify(value))
}

export function keepText(files: CacheFiles, path: string, key: string, text: string): void {
  files.write(path, `${key}\n${text}`)
}
