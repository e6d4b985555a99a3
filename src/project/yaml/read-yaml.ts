// YAML text in, a plain value with the place of every part out; mistakes are told in people's words.

import { fileNotText, yamlBroken, yamlKeyRepeated } from '../../problems/catalogue/project.ts'
import type { Location, Report } from '../../problems/problem.ts'
import { type CompleteYaml, completeYaml } from './complete-yaml.ts'
import { explainMistake } from './explain-mistake.ts'
import { fastYaml } from './fast-yaml.ts'
import { indentQuoted } from './indent-quoted.ts'
import { type PlacedYaml, placedYaml } from './placed-yaml.ts'

/** Undefined where the YAML is broken, which has been reported then. */
export function readYaml(file: string, whole: string, report: Report): PlacedYaml | undefined {
  // As dbt reads files: a block text that ends with the file ends without a line break.
  const text = whole.trimEnd()
  if (text.includes('\ufffd')) {
    report(fileNotText({ file }))
    return undefined
  }
  const fast = fastYaml(text)
  if (fast !== undefined) return placedYaml(file, text, fast)
  const strict = completeYaml(text)
  const first = strict.mistakes[0]
  const lenient = first === undefined ? { text, complete: strict } : asPythonReads(text)
  if (first !== undefined && lenient === undefined) {
    // What follows the first mistake is mostly its echo.
    const { what, hint, offset } = explainMistake(text, first)
    report(yamlBroken({ at: placeOf(file, text, offset), what, hint }))
    return undefined
  }
  const { text: read, complete } = lenient!
  for (const { key, start, end } of complete.repeated) {
    report(yamlKeyRepeated({ at: placeOf(file, read, start, end), key }))
  }
  return placedYaml(file, read, complete)
}

/** What only YAML in the letter refuses; its lines are those of the file. */
function asPythonReads(text: string): { readonly text: string; readonly complete: CompleteYaml } | undefined {
  const indented = indentQuoted(text)
  if (indented === text) return undefined
  const complete = completeYaml(indented)
  return complete.mistakes.length > 0 ? undefined : { text: indented, complete }
}

function placeOf(file: string, text: string, start: number, end?: number): Location {
  const point = (offset: number) => {
    const before = text.slice(0, offset)
    return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
  }
  return { file, ...point(start), ...(end === undefined ? {} : { end: point(end) }) }
}
