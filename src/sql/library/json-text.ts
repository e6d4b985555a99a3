// JSON as GoogleSQL reads and writes it: a STRING keeps its numbers as they are written, a value of type JSON has the keys
// of its objects in order and its numbers in their plainest form.

export type JsonNode =
  | { readonly kind: 'object'; readonly entries: Map<string, JsonNode> }
  | { readonly kind: 'array'; readonly items: JsonNode[] }
  | { readonly kind: 'string'; readonly value: string }
  /** `null`, `true`, `false`, or a number as written. */
  | { readonly kind: 'word'; readonly text: string }

export const jsonNull: JsonNode = { kind: 'word', text: 'null' }

export function isNull(node: JsonNode): boolean {
  return node.kind === 'word' && node.text === 'null'
}

/** Undefined where the text is no JSON. Of a key that stands twice, the first counts. */
export function readJson(text: string): JsonNode | undefined {
  const reader = new Reader(text)
  const node = reader.value(0)
  return node === undefined || !reader.atEnd() ? undefined : node
}

const deepest = 500
const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const stringPattern = /"(?:[^"\\]|\\.)*"/sy

class Reader {
  private at = 0
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  atEnd(): boolean {
    this.skipBlanks()
    return this.at === this.text.length
  }

  value(depth: number): JsonNode | undefined {
    if (depth > deepest) return undefined
    this.skipBlanks()
    switch (this.text[this.at]) {
      case '{':
        return this.object(depth)
      case '[':
        return this.array(depth)
      case '"': {
        const value = this.string()
        return value === undefined ? undefined : { kind: 'string', value }
      }
      default:
        return this.word()
    }
  }

  private object(depth: number): JsonNode | undefined {
    const entries = new Map<string, JsonNode>()
    this.at++
    if (this.accept('}')) return { kind: 'object', entries }
    for (;;) {
      this.skipBlanks()
      const key = this.string()
      if (key === undefined || !this.accept(':')) return undefined
      const value = this.value(depth + 1)
      if (value === undefined) return undefined
      if (!entries.has(key)) entries.set(key, value)
      if (this.accept('}')) return { kind: 'object', entries }
      if (!this.accept(',')) return undefined
    }
  }

  private array(depth: number): JsonNode | undefined {
    const items: JsonNode[] = []
    this.at++
    if (this.accept(']')) return { kind: 'array', items }
    for (;;) {
      const value = this.value(depth + 1)
      if (value === undefined) return undefined
      items.push(value)
      if (this.accept(']')) return { kind: 'array', items }
      if (!this.accept(',')) return undefined
    }
  }

  private string(): string | undefined {
    const found = this.match(stringPattern)
    if (found === undefined) return undefined
    try {
      return JSON.parse(found) as string
    } catch {
      return undefined
    }
  }

  private word(): JsonNode | undefined {
    for (const text of ['null', 'true', 'false']) {
      if (!this.text.startsWith(text, this.at)) continue
      this.at += text.length
      return { kind: 'word', text }
    }
    const text = this.match(numberPattern)
    return text === undefined ? undefined : { kind: 'word', text }
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    if (found !== undefined) this.at += found.length
    return found
  }

  private accept(sign: string): boolean {
    this.skipBlanks()
    if (this.text[this.at] !== sign) return false
    this.at++
    return true
  }

  private skipBlanks(): void {
    while (' \n\r\t'.includes(this.text[this.at] ?? 'x')) this.at++
  }
}

/** Without blanks; keys and numbers as they are. */
export function writeJson(node: JsonNode): string {
  switch (node.kind) {
    case 'object':
      return `{${[...node.entries].map(([key, value]) => `${quoted(key)}:${writeJson(value)}`).join(',')}}`
    case 'array':
      return `[${node.items.map(writeJson).join(',')}]`
    case 'string':
      return quoted(node.value)
    case 'word':
      return node.text
  }
}

/** Over several lines, two blanks deeper for each level. */
export function writePretty(node: JsonNode, indent = ''): string {
  const inner = `${indent}  `
  if (node.kind === 'object' && node.entries.size > 0) {
    const lines = [...node.entries].map(
      ([key, value]) => `${inner}${quoted(key)}: ${writePretty(value, inner)}`,
    )
    return `{\n${lines.join(',\n')}\n${indent}}`
  }
  if (node.kind === 'array' && node.items.length > 0) {
    const lines = node.items.map((item) => inner + writePretty(item, inner))
    return `[\n${lines.join(',\n')}\n${indent}]`
  }
  return writeJson(node)
}

function quoted(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}

/** As a value of type JSON; undefined where a number is beyond what it holds. */
export function settled(node: JsonNode): JsonNode | undefined {
  switch (node.kind) {
    case 'object': {
      const entries = new Map<string, JsonNode>()
      for (const key of [...node.entries.keys()].sort(byBytes)) {
        const value = settled(node.entries.get(key)!)
        if (value === undefined) return undefined
        entries.set(key, value)
      }
      return { kind: 'object', entries }
    }
    case 'array': {
      const items = node.items.map(settled)
      return items.includes(undefined) ? undefined : { kind: 'array', items: items as JsonNode[] }
    }
    case 'word':
      return settledWord(node)
    default:
      return node
  }
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

function settledWord(node: Extract<JsonNode, { kind: 'word' }>): JsonNode | undefined {
  const { text } = node
  if (!/\d/.test(text)) return node
  if (/^-?\d+$/.test(text)) {
    const whole = BigInt(text)
    if (whole >= -(2n ** 63n) && whole < 2n ** 64n) return { kind: 'word', text: String(whole) }
  }
  const number = Number(text)
  return Number.isFinite(number) ? { kind: 'word', text: floatText(number) } : undefined
}

/** The first number that is neither an integer of 64 bits nor what a FLOAT64 shows it as. */
export function lossyNumber(node: JsonNode): string | undefined {
  if (node.kind === 'word') {
    const kept = settledWord(node)
    const whole = /^-?\d+$/.test(node.text) && kept?.kind === 'word' && /^-?\d+$/.test(kept.text)
    if (whole || !/\d/.test(node.text) || kept?.kind !== 'word') return undefined
    return decimalOf(kept.text) === decimalOf(node.text) ? undefined : node.text
  }
  const parts = node.kind === 'array' ? node.items : node.kind === 'object' ? [...node.entries.values()] : []
  for (const part of parts) {
    const lossy = lossyNumber(part)
    if (lossy !== undefined) return lossy
  }
  return undefined
}

/** One text for one value: its digits without zeros around them, and the power of ten. */
function decimalOf(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? []
  const digits = (whole + fraction).replace(/^0+/, '')
  const kept = digits.replace(/0+$/, '')
  if (kept === '') return '0'
  return `${sign}${kept}e${Number(exponent) - fraction.length + digits.length - kept.length}`
}

/** 1.5, 1000.0, 1e+20: always to be told from a whole number. */
function floatText(number: number): string {
  if (Object.is(number, -0)) return '-0.0'
  const magnitude = Math.abs(number)
  if (number !== 0 && (magnitude < 1e-4 || magnitude >= 1e15)) {
    return number.toExponential().replace(/e([+-])(\d)$/, 'e$10$2')
  }
  const text = String(number)
  return /[.e]/.test(text) ? text : `${text}.0`
}
