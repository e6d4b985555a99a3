import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  Scalar,
} from 'yaml'
import { type Marks, newMark, setKey, type YamlValue } from './marks.ts'
import { floatScalar, plainScalar } from './plain-scalar.ts'

export interface YamlMistake {
  readonly code: string
  readonly message: string
  readonly start: number
  readonly end: number
}

export interface CompleteYaml extends YamlValue {
  readonly mistakes: readonly YamlMistake[]
  /** Keys that stand twice in one mapping; the last one counts. */
  readonly repeated: readonly { readonly key: string; readonly start: number; readonly end: number }[]
}

/** All of YAML, through the library; slower than `fastYaml` and with the mistakes told. */
export function completeYaml(text: string): CompleteYaml {
  const document = parseDocument(text, {
    version: '1.1',
    merge: true,
    uniqueKeys: false,
    keepSourceTokens: false,
    logLevel: 'silent',
  })
  const mistakes: YamlMistake[] = document.errors.map((error) => ({
    code: error.code,
    message: error.message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, ''),
    start: error.pos[0],
    end: error.pos[1],
  }))
  const builder = new Builder(document, /\n *$/.test(text) ? Number.POSITIVE_INFINITY : text.length)
  const value = mistakes.length > 0 ? null : built(builder, document.contents as Node | null)
  mistakes.push(...builder.mistakes)
  return {
    value,
    marks: builder.marks,
    start: document.contents?.range?.[0] ?? 0,
    mistakes,
    repeated: builder.repeated,
  }
}

function built(builder: Builder, contents: Node | null): unknown {
  try {
    return builder.build(contents, 0)
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error
    const { start, end, message } = error
    builder.mistakes.push({ code: 'TOO_MUCH', message, start, end })
    return null
  }
}

class TooMuch extends Error {
  readonly start: number
  readonly end: number

  constructor(message: string, node: Node | null | undefined) {
    super(message)
    this.start = node?.range?.[0] ?? 0
    this.end = node?.range?.[1] ?? this.start + 1
  }
}

/** Values that may come of aliases, together. */
const UNFOLDED = 50_000

class Builder {
  readonly document: Document
  readonly marks: Marks = new Map()
  readonly repeated: { key: string; start: number; end: number }[] = []
  readonly mistakes: YamlMistake[] = []
  readonly #anchored = new Map<string, Node | undefined>()
  #unfolded = 0
  readonly #openEnd: number
  #within: Node | undefined

  constructor(document: Document, openEnd: number) {
    this.document = document
    this.#openEnd = openEnd
  }

  build(node: Node | null | undefined, depth: number): unknown {
    if (depth > 200)
      throw new TooMuch('values are nested too deeply, or an alias holds itself', this.#within ?? node)
    // Aliases of aliases can unfold without end.
    if (this.#within !== undefined && ++this.#unfolded > UNFOLDED)
      throw new TooMuch(`the aliases unfold to more than ${UNFOLDED} values`, this.#within)
    if (node === null || node === undefined) return null
    if (isAlias(node)) return this.#alias(node, depth)
    if (isMap(node)) return this.map(node.items as Pair<Node, Node | null>[], node.range?.[0] ?? 0, depth)
    if (isSeq(node)) return this.sequence(node.items as Node[], node.range?.[0] ?? 0, depth)
    return isScalar(node) ? this.#withoutEnd(node, scalarValue(node)) : null
  }

  /** A block of text that the file ends in has no last line break: the library adds one. */
  #withoutEnd(node: Scalar, value: unknown): unknown {
    const isBlock = node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED
    if (!isBlock || (node.range?.[1] ?? 0) < this.#openEnd || typeof value !== 'string') return value
    return value.replace(/\n$/, '')
  }

  #alias(node: Alias, depth: number): unknown {
    // The last one before it counts where a name is given twice; the library knows which.
    const known = `${node.source} ${node.range?.[0]}`
    if (!this.#anchored.has(known)) this.#anchored.set(known, node.resolve(this.document) as Node | undefined)
    const outer = this.#within
    this.#within = outer ?? node
    const value = this.build(this.#anchored.get(known), depth + 1)
    this.#within = outer
    return value
  }

  sequence(nodes: readonly Node[], start: number, depth: number): unknown[] {
    const items: unknown[] = []
    const mark = newMark(start)
    this.marks.set(items, mark)
    for (const node of nodes) {
      const from = node?.range?.[0] ?? start
      mark.keys.push(from)
      mark.values.push(from)
      mark.ends.push(isScalar(node) ? (node.range?.[1] ?? -1) : -1)
      items.push(this.build(node, depth + 1))
    }
    return items
  }

  map(pairs: readonly Pair<Node, Node | null>[], start: number, depth: number): Record<string, unknown> {
    const map: Record<string, unknown> = {}
    const mark = newMark(start)
    this.marks.set(map, mark)
    const merged: [string, unknown][] = []
    for (const { key, value } of pairs) {
      const name = isScalar(key)
        ? typeof key.value === 'symbol'
          ? '<<'
          : (key.source ?? String(key.value))
        : String(key)
      const built = this.build(value, depth + 1)
      if (name === '<<') {
        for (const part of Array.isArray(built) ? built : [built]) {
          if (typeof part === 'object' && part !== null) merged.push(...Object.entries(part))
        }
        continue
      }
      const from = key?.range?.[0] ?? start
      if (isMap(key) || isSeq(key)) {
        const message = 'A key must be text'
        this.mistakes.push({
          code: 'COLLECTION_AS_KEY',
          message,
          start: from,
          end: key.range?.[1] ?? from + 1,
        })
        continue
      }
      if (Object.hasOwn(map, name)) {
        this.repeated.push({ key: name, start: from, end: key?.range?.[1] ?? from + 1 })
        const slot = mark.names.indexOf(name)
        mark.names[slot] = '\0'
      }
      mark.names.push(name)
      mark.keys.push(from)
      mark.values.push(value?.range?.[0] ?? from)
      mark.ends.push(isScalar(value) ? (value.range?.[1] ?? -1) : -1)
      setKey(map, name, built)
    }
    for (const [name, value] of merged) if (!Object.hasOwn(map, name)) setKey(map, name, value)
    return map
  }
}

function scalarValue(node: Scalar): unknown {
  if (node.type === Scalar.PLAIN && (node.tag === undefined || node.tag.startsWith('tag:yaml.org,2002:'))) {
    const source = node.source ?? ''
    if (node.tag === 'tag:yaml.org,2002:float') return floatScalar(source)
    return node.tag === 'tag:yaml.org,2002:str' ? source : plainScalar(source)
  }
  if (typeof node.value === 'string' || typeof node.value === 'number' || typeof node.value === 'boolean')
    return node.value
  return node.source ?? null
}
