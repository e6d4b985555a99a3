// The formatter sets every clause on a line of its own. Here short clauses come back onto their keyword's line, joins stand
// under FROM, and common tables at the margin with a blank line between.

interface Line {
  readonly indent: number
  readonly text: string
}

const width = 100
const step = 2

/** The same text with other blanks. It must hold no text or comment that goes over several lines. */
export function houseLayout(laidOut: string): string {
  const lines = laidOut.split('\n').map((text): Line => {
    const bare = text.trimStart()
    return { indent: text.length - bare.length, text: bare }
  })
  return arranged(offsetsTogether(lines))
    .map(({ indent, text }) => (text === '' ? '' : ' '.repeat(indent) + text))
    .join('\n')
}

/** The formatter takes the WITH of WITH OFFSET for one of common tables. */
function offsetsTogether(lines: readonly Line[]): readonly Line[] {
  const out: Line[] = []
  for (let index = 0; index < lines.length; index++) {
    const [line, next, alias] = [lines[index]!, lines[index + 1], lines[index + 2]]
    const before = out.at(-1)
    if (!/^WITH$/i.test(line.text) || !/^OFFSET\b/i.test(next?.text ?? '') || before === undefined) {
      out.push(line)
      continue
    }
    const isNamed = alias !== undefined && alias.indent > next!.indent
    const text = [before.text, line.text, next!.text, ...(isNamed ? [alias.text] : [])].join(' ')
    out[out.length - 1] = { ...before, text }
    index += isNamed ? 2 : 1
  }
  return out
}

type Arrange = (keyword: Line, body: readonly Line[]) => readonly Line[]

const clauses: readonly (readonly [RegExp, Arrange])[] = [
  [/^WITH( RECURSIVE)?$/i, commonTables],
  [/^FROM$/i, (keyword, body) => withNext(keyword, body, from)],
  [/^(WHERE|HAVING|QUALIFY)$/i, (keyword, body) => withNext(keyword, body, conditions)],
  [
    /^(GROUP BY|ORDER BY|PARTITION BY|LIMIT|OFFSET|WINDOW)$/i,
    (keyword, body) => withNext(keyword, body, short),
  ],
  [/^SELECT( DISTINCT| ALL| AS STRUCT| AS VALUE)*$/i, single],
]

/** Clauses with a line for each condition. */
const apart = /^(FROM|WHERE|HAVING|QUALIFY)$/i

/** `listed`: the indent of conditions that have a line each. */
function arranged(lines: readonly Line[], listed?: number): readonly Line[] {
  const out: Line[] = []
  for (let index = 0; index < lines.length; ) {
    const line = lines[index]!
    index++
    const arrange = clauses.find(([keyword]) => keyword.test(line.text))?.[1]
    if (arrange === undefined) {
      out.push(line)
      continue
    }
    const start = index
    while (index < lines.length && (lines[index]!.indent > line.indent || lines[index]!.text === '')) index++
    const body = arranged(lines.slice(start, index), apart.test(line.text) ? line.indent + step : undefined)
    const isPlain = body.length > 0 && body[0]!.indent === line.indent + step && !isComment(body[0]!)
    out.push(...(isPlain ? arrange(line, body) : [line, ...body]))
  }
  return closedUp(conditionsTogether(out, listed))
}

const holdsComment = /--|#|\/\*/

/** `a AND b`, and `BETWEEN a AND b`, on one line where they are short; WHERE and ON have a line for each. */
function conditionsTogether(lines: readonly Line[], listed: number | undefined): readonly Line[] {
  const out: Line[] = []
  for (const line of lines) {
    const before = out.at(-1)
    const isRange = before !== undefined && /\bBETWEEN\b(?!.*\bAND\b)/i.test(before.text)
    const goesOn =
      before?.indent === line.indent &&
      /^(AND|OR)\b/i.test(line.text) &&
      (isRange || line.indent !== listed) &&
      (isRange || !/^(AND|OR|ON|WHERE|HAVING|QUALIFY)\b/i.test(before.text)) &&
      !holdsComment.test(before.text)
    const text = `${before?.text} ${line.text}`
    if (goesOn && (isRange || line.indent + text.length <= width)) out[out.length - 1] = { ...line, text }
    else out.push(line)
  }
  return out
}

/** What stands in brackets on one line, where it fits and is no common table. */
function closedUp(lines: readonly Line[]): readonly Line[] {
  const out = [...lines]
  for (let index = out.length - 1; index >= 0; index--) {
    const line = out[index]!
    if (!line.text.endsWith('(')) continue
    const end = closingAt(out, index)
    const close = out[end]
    if (close?.indent !== line.indent || !close.text.startsWith(')')) continue
    const inside = out.slice(index + 1, end)
    const isTable = /\bAS \($/i.test(line.text) && /^(SELECT|WITH|FROM|\()/i.test(inside[0]?.text ?? '')
    const text = `${line.text}${inside.map((each) => each.text).join(' ')}${close.text}`
    const plain = inside.every((each) => each.text !== '' && !holdsComment.test(each.text))
    if (isTable || !plain || line.indent + text.length > width) continue
    out.splice(index, end - index + 1, { indent: line.indent, text })
  }
  return out
}

/** The first line behind `index` that is set in no further. */
function closingAt(lines: readonly Line[], index: number): number {
  let end = index + 1
  while (end < lines.length && lines[end]!.indent > lines[index]!.indent) end++
  return end
}

function isComment({ text }: Line): boolean {
  return /^(--|#|\/\*)/.test(text)
}

function dedented(lines: readonly Line[]): Line[] {
  return lines.map(({ indent, text }) => ({ indent: Math.max(0, indent - step), text }))
}

/** Each item begins at the body's own indent; what closes a bracket or a CASE belongs to the item before it. */
function items(body: readonly Line[]): Line[][] {
  const all: Line[][] = []
  for (const line of body) {
    const starts = line.indent === body[0]!.indent && !/^([)\]>]|END\b)/i.test(line.text)
    if (starts || all.length === 0) all.push([line])
    else all.at(-1)!.push(line)
  }
  return all
}

function onKeyword(keyword: Line, item: readonly Line[]): Line[] {
  const [first, ...rest] = item
  return [{ indent: keyword.indent, text: `${keyword.text} ${first!.text}` }, ...dedented(rest)]
}

/** Comments, and tags, behind the last item stand before what comes next. */
function withNext(keyword: Line, body: readonly Line[], arrange: Arrange): readonly Line[] {
  let end = body.length
  while (end > 0 && isComment(body[end - 1]!) && body[end - 1]!.indent === keyword.indent + step) end--
  return [...arrange(keyword, body.slice(0, end)), ...dedented(body.slice(end))]
}

function conditions(keyword: Line, body: readonly Line[]): readonly Line[] {
  const [first, ...others] = items(body)
  return [...onKeyword(keyword, first!), ...others.flat()]
}

/** All items on one line where they are short and have no comments. */
function short(keyword: Line, body: readonly Line[]): readonly Line[] {
  const text = `${keyword.text} ${body.map((each) => each.text).join(' ')}`
  const fits = items(body).every((item) => item.length === 1) && keyword.indent + text.length <= width
  const plain = body.slice(0, -1).every((each) => !holdsComment.test(each.text))
  return fits && plain ? [{ indent: keyword.indent, text }] : [keyword, ...body]
}

function single(keyword: Line, body: readonly Line[]): readonly Line[] {
  return body.length === 1 ? short(keyword, body) : [keyword, ...body]
}

const join = /^((LEFT|RIGHT|FULL|INNER|CROSS|NATURAL|ASOF|SEMI|ANTI|POSITIONAL|OUTER)\s+)*JOIN\b/i

function from(keyword: Line, body: readonly Line[]): readonly Line[] {
  const [first, ...others] = items(body)
  const whole = short(keyword, body)
  if (whole.length === 1 && others.every(([line]) => !join.test(line!.text))) return whole
  const out = onKeyword(keyword, first!)
  others.forEach((item, place) => {
    if (join.test(item[0]!.text)) out.push(...conditionApart(dedented(item)))
    else if (isComment(item[0]!) && join.test(others[place + 1]?.[0]?.text ?? '')) out.push(...dedented(item))
    else out.push(...item)
  })
  return out
}

/** `JOIN x ON a = b` in two lines. */
function conditionApart(item: readonly Line[]): readonly Line[] {
  const [head] = item
  const last = item.findLastIndex(({ indent }) => indent === head!.indent)
  return item.flatMap((line, place) => {
    const at = place === last ? conditionAt(line.text) : -1
    if (at < 0) return [line]
    const { indent, text } = line
    const rest = { indent: indent + step, text: text.slice(at + 1) }
    const inner = item.slice(place + 1).some((each) => each.indent > indent)
    // What goes on below the condition is indented from its own line.
    return inner ? [line] : [{ indent, text: text.slice(0, at) }, rest]
  })
}

/** Where ` ON ` stands outside of brackets, quotes and comments. */
function conditionAt(text: string): number {
  let depth = 0
  let quote = ''
  for (let index = 0; index < text.length; index++) {
    const sign = text[index]!
    if (quote !== '') {
      if (sign === '\\') index++
      else if (sign === quote) quote = ''
    } else if (/['"`]/.test(sign)) quote = sign
    else if (/[([]/.test(sign)) depth++
    else if (/[)\]]/.test(sign)) depth--
    else if (text.startsWith('--', index) || text.startsWith('/*', index) || sign === '#') return -1
    else if (depth === 0 && /^ ON /i.test(text.slice(index, index + 4))) return index
  }
  return -1
}

function commonTables(keyword: Line, body: readonly Line[]): readonly Line[] {
  const out: Line[] = []
  for (const item of items(body.filter(({ text }) => text !== ''))) {
    if (out.length === 0) out.push(...onKeyword(keyword, item))
    else {
      if (!isComment(out.at(-1)!)) out.push({ indent: 0, text: '' })
      out.push(...dedented(item))
    }
  }
  return [...out, { indent: 0, text: '' }]
}
