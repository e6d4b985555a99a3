import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** As in package.json; this file runs from `dist/`, `dist/chunks/` or `src/verbs/`. */
export function strataVersion(): string {
  const places = ['../package.json', '../../package.json'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  )
  const file = places.find((place) => existsSync(place))
  if (file === undefined) return '0.0.0'
  const { version }: { version: string } = JSON.parse(readFileSync(file, 'utf8'))
  return version
}
