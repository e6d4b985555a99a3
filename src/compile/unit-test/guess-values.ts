import type { Json } from '../../manifest/json.ts'
import type { FixtureColumn } from './fixture-query.ts'
import type { FixtureRow } from './fixture-rows.ts'

/** Texts of columns without a type become numbers or truth values where all of a column's are such. */
export function guessValues(
  rows: readonly FixtureRow[],
  columns: readonly FixtureColumn[],
): readonly FixtureRow[] {
  const open = new Set(columns.filter(({ type }) => type === undefined).map(({ name }) => name.toLowerCase()))
  const names = new Set(
    rows.flatMap((row) => Object.keys(row)).filter((name) => open.has(name.toLowerCase())),
  )
  const guesses = new Map<string, (text: string) => Json>()
  for (const name of names) {
    const texts = rows.map((row) => row[name] ?? null).filter((value) => value !== null)
    const guess = guessOf(texts.map(String))
    if (guess !== undefined) guesses.set(name, guess)
  }
  if (guesses.size === 0) return rows
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => {
        const guess = guesses.get(name)
        return [name, guess === undefined || value === null ? value : guess(String(value))]
      }),
    ),
  )
}

function guessOf(texts: readonly string[]): ((text: string) => Json) | undefined {
  if (texts.length === 0) return undefined
  // A leading zero or a plus is no number's: codes and telephone numbers stay text, and so do those too long to be exact.
  if (texts.every((text) => /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/.test(text))) return Number
  if (texts.every((text) => /^(?:true|false)$/i.test(text))) return (text) => text.toLowerCase() === 'true'
  return undefined
}
