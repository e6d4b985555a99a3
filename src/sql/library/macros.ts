import { conversionMacros } from './conversions.ts'
import { numberMacros } from './numbers.ts'
import { textMacros } from './texts.ts'
import { timeMacros } from './times.ts'

/** DuckDB's HAVING takes `bq_o.b` for a column of a table, and not for a field of what a lambda is called with. */
function withFields(macro: string): string {
  return macro.replace(/\b(bq_\w+|[rs])\.([a-z]\w*)/g, '($1).$2')
}

/** `name(parameters) AS body` of each macro, in an order in which they may be made. */
export const macros: readonly string[] = [numberMacros, textMacros, timeMacros, conversionMacros]
  .join('\n')
  .split(/;\n/)
  .map((each) => withFields(each.trim()))
  .filter((each) => each !== '')

/** Names of the macros whose body has the word, themselves or through others. */
function having(word: RegExp): ReadonlySet<string> {
  const found = new Set<string>()
  for (let size = -1; size < found.size; ) {
    size = found.size
    for (const macro of macros) {
      const open = macro.indexOf('(')
      const used = macro.slice(open).match(/\bbq_\w+(?=\()/g) ?? []
      if (word.test(macro) || used.some((name) => found.has(name))) found.add(macro.slice(0, open))
    }
  }
  return found
}

let raising: ReadonlySet<string> | undefined
let binding: ReadonlySet<string> | undefined

/** Macros that raise an error with `error()`, which DuckDB takes to change from call to call. */
export function isRaising(name: string): boolean {
  raising ??= having(/\berror\(/)
  return raising.has(name)
}

/** Macros that use an argument within a lambda, where no subquery may stand. */
export function isBinding(name: string): boolean {
  binding ??= having(/\blambda\b/)
  return binding.has(name)
}
