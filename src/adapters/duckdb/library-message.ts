// Errors that our own macros raise: DuckDB tells a place within the macro's text, which means nothing to the author.

import { duckdbLibrary } from '../../sql/duckdb-library.ts'

export interface LibraryMessage {
  /** What the macro says, without the conversion that raises it. */
  readonly text: string
  /** The macros, in upper case, whose calls end in this message. */
  readonly macros: ReadonlySet<string>
}

/** Undefined where the message is the engine's own. */
export function libraryMessage(message: string): LibraryMessage | undefined {
  const found = raising().filter(({ texts }) => texts.some((text) => message.includes(text)))
  if (found.length === 0) return undefined
  const text = /^Could not convert string '([\s\S]*)' to \w+/.exec(message)?.[1] ?? message
  return { text, macros: callersOf(found.map(({ name }) => name)) }
}

/** The macros that convert, and so may fail in the engine's own words. */
export function convertingMacros(): ReadonlySet<string> {
  return callersOf(bodies().flatMap(({ name, body }) => (/\bCAST\(/.test(body) ? name : [])))
}

/** In upper case: the macros that come down to a call of the engine's, and that function itself. */
export function macrosCalling(call: RegExp, name: string): ReadonlySet<string> {
  return new Set([...callersOf(bodies().flatMap((each) => (call.test(each.body) ? each.name : []))), name])
}

interface Body {
  readonly name: string
  readonly body: string
}

let known: readonly Body[] | undefined

function bodies(): readonly Body[] {
  known ??= duckdbLibrary.statements.flatMap((statement) => {
    const found = /MACRO (\w+)\([^)]*\) AS ([\s\S]*)/.exec(statement)
    return found === null ? [] : [{ name: found[1]!, body: found[2]! }]
  })
  return known
}

/** Texts of several words that are raised by a conversion or by error(...). */
function raising(): readonly { readonly name: string; readonly texts: readonly string[] }[] {
  return bodies().flatMap(({ name, body }) => {
    const texts = [...body.matchAll(/(?:CAST\(|error\()'((?:[^']|'')+)'/g)]
      .map(([, text = '']) => text.replaceAll("''", "'"))
      .filter((text) => text.includes(' '))
    return texts.length === 0 ? [] : [{ name, texts }]
  })
}

function callersOf(names: readonly string[]): ReadonlySet<string> {
  const all = new Set(names)
  for (let before = 0; before < all.size; ) {
    before = all.size
    for (const { name, body } of bodies()) {
      if (!all.has(name) && [...body.matchAll(/\bbq_\w+(?=\()/g)].some(([other]) => all.has(other)))
        all.add(name)
    }
  }
  return new Set([...all].map((name) => name.toUpperCase()))
}
