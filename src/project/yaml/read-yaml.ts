// YAML text in, a plain value with the place of every part out; mistakes are told in people's words.

import { fileNotText, yamlBroken, yamlKeyRepeated } from '../../problems/catalogue/project.ts'
import type { Location, Report } from '../../problems/problem.ts'
import { completeYaml } from './complete-yaml.ts'
import { explainMistake } from './explain-mistake.ts'
import { fastYaml } from './fast-yaml.ts'
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
  const complete = completeYaml(text)
  const first = complete.mistakes[0]
  if (first !== undefined) {
    // What follows the first mistake is mostly its echo.
    const { what, hint, offset } = explainMistake(text, first)
    report(yamlBroken({ at: placeOf(file, text, offset), what, hint }))
    return undefined
  }
  for (const { key, start, end } of complete.repeated) {
    report(yamlKeyRepeated({ at: placeOf(file, text, start, end), key }))
  }
  return placedYaml(file, text, complete)
}

function placeOf(file: string, text: string, start: number, end?: number): Location {
  const point = (offset: number) => {
    const before = text.slice(0, offset)
    return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
  }
  return { file, ...point(start), ...(end === undefined ? {} : { end: point(end) }) }
}
