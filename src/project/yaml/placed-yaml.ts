import type { Location } from '../../problems/problem.ts'
import type { YamlValue } from './marks.ts'

/** A YAML file's plain value, and the place of every part of it. Containers are told apart by identity. */
export interface PlacedYaml {
  readonly file: string
  readonly value: unknown
  /** Of a mapping or sequence as a whole. */
  of(container: object): Location
  /** Of a key in a mapping, or an item in a sequence. */
  ofKey(container: object, key: string | number): Location
  /** Of the value behind a key. */
  ofValue(container: object, key: string | number): Location
  /** Whether the value behind a key is written without quotes, on one line. */
  isPlain(container: object, key: string | number): boolean
  /** Of the innermost part of a path from the root that is there. */
  ofPath(path: readonly (string | number)[], what: 'key' | 'value'): Location
}

export function placedYaml(file: string, text: string, yaml: YamlValue): PlacedYaml {
  let starts: number[] | undefined
  const position = (offset: number): { readonly line: number; readonly column: number } => {
    starts ??= lineStarts(text)
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - starts[low]! + 1 }
  }
  const place = (start: number, end = -1): Location => {
    const from = position(start)
    return end > start ? { file, ...from, end: position(end) } : { file, ...from }
  }
  const slot = (container: object, key: string | number) => {
    const mark = yaml.marks.get(container)
    const index = typeof key === 'number' ? key : (mark?.names.lastIndexOf(key) ?? -1)
    return mark === undefined || index < 0 || index >= mark.keys.length ? undefined : { mark, index }
  }
  const of = (container: object): Location => place(yaml.marks.get(container)?.start ?? yaml.start)
  const ofKey = (container: object, key: string | number): Location => {
    const found = slot(container, key)
    if (found === undefined) return of(container)
    const { mark, index } = found
    const start = mark.keys[index]!
    if (typeof key === 'number') return place(start, mark.ends[index]!)
    const quotes = text[start] === '"' || text[start] === "'" ? 2 : 0
    return place(start, start + key.length + quotes)
  }
  const ofValue = (container: object, key: string | number): Location => {
    const found = slot(container, key)
    return found === undefined
      ? of(container)
      : place(found.mark.values[found.index]!, found.mark.ends[found.index]!)
  }
  const isPlain = (container: object, key: string | number): boolean => {
    const found = slot(container, key)
    return found !== undefined && !/["'|>!&*]/.test(text[found.mark.values[found.index]!] ?? '')
  }
  const ofPath = (path: readonly (string | number)[], what: 'key' | 'value'): Location => {
    let container: unknown = yaml.value
    let location = place(yaml.start)
    for (const [depth, key] of path.entries()) {
      if (typeof container !== 'object' || container === null || slot(container, key) === undefined) break
      location = what === 'key' || depth < path.length - 1 ? ofKey(container, key) : ofValue(container, key)
      container = Reflect.get(container, key)
    }
    return location
  }
  return { file, value: yaml.value, of, ofKey, ofValue, isPlain, ofPath }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let next = text.indexOf('\n'); next >= 0; next = text.indexOf('\n', next + 1)) starts.push(next + 1)
  return starts
}
