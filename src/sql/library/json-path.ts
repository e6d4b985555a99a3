import type { JsonNode } from './json-text.ts'

export type JsonStep = string | number

/** The steps of a path such as `$.a[0]."b c"`; undefined where it is no path. */
export function jsonSteps(path: string): JsonStep[] | undefined {
  if (!path.startsWith('$')) return undefined
  const steps: JsonStep[] = []
  let rest = path.slice(1)
  while (rest !== '') {
    const index = /^\[(\d+)\]/.exec(rest)
    const key =
      /^\.([^.[\]"'\s]+)/.exec(rest) ??
      /^\."((?:[^"\\]|\\.)*)"/.exec(rest) ??
      /^\[(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\]/.exec(rest)
    if (index !== null) steps.push(Number(index[1]))
    else if (key !== null) steps.push((key[1] ?? key[2] ?? '').replace(/\\(.)/g, '$1'))
    else return undefined
    rest = rest.slice((index ?? key)![0].length)
  }
  return steps
}

/** What stands at the path; a step that does not fit finds nothing. */
export function nodeAt(node: JsonNode, steps: readonly JsonStep[]): JsonNode | undefined {
  let found: JsonNode | undefined = node
  for (const step of steps) {
    if (found === undefined) return undefined
    if (typeof step === 'string') found = found.kind === 'object' ? found.entries.get(step) : undefined
    else found = found.kind === 'array' ? found.items[step] : undefined
  }
  return found
}
