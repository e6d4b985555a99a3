import type { PythonModelFault } from '../../problems/catalogue/python.ts'
import { isOperator } from './python-literal.ts'
import type { PythonToken } from './python-tokens.ts'

export interface FoundFault {
  readonly fault: PythonModelFault
  readonly offset: number
}

/** What is wrong with the file's `def model(dbt, session):`, as dbt judges it. */
export function modelFaults(tokens: readonly PythonToken[]): readonly FoundFault[] {
  const found = definitions(tokens)
  if (found.length === 0) return [{ fault: 'missing', offset: 0 }]
  if (found.length > 1) return [{ fault: 'twice', offset: tokens[found[1]!]!.start }]
  const name = found[0]! + 1
  const { names, next } = parameters(tokens, name + 1)
  const offset = tokens[name]!.start
  const faults: FoundFault[] = []
  if (names.length > 0 && names[0] !== 'dbt') faults.push({ fault: 'first parameter', offset })
  if (names.length !== 2) faults.push({ fault: 'parameters', offset })
  const end = lastStatement(tokens, next)
  if (!returnsOne(tokens, end)) faults.push({ fault: 'return', offset: tokens[end]!.start })
  return faults
}

/** Tokens `def` of functions called `model` that stand in no other function. */
function definitions(tokens: readonly PythonToken[]): readonly number[] {
  const found: number[] = []
  let depth = 0
  let within: number | undefined
  for (let index = 0; index < tokens.length; index++) {
    const { kind, text } = tokens[index]!
    if (kind === 'indent') depth++
    else if (kind === 'dedent') {
      depth--
      if (within !== undefined && depth <= within) within = undefined
    } else if (
      kind === 'name' &&
      text === 'def' &&
      within === undefined &&
      tokens[index + 1]?.kind === 'name'
    ) {
      const isAsync = tokens[index - 1]?.kind === 'name' && tokens[index - 1]?.text === 'async'
      if (tokens[index + 1]!.text === 'model' && !isAsync) found.push(index)
      // One on a line of its own, `def f(): pass`, has no depth.
      const body = lineEnd(tokens, index)
      if (tokens[body + 1]?.kind === 'indent') within = depth
      index = body - 1
    }
  }
  return found
}

function lineEnd(tokens: readonly PythonToken[], from: number): number {
  let index = from
  while (tokens[index]!.kind !== 'newline' && tokens[index]!.kind !== 'end') index++
  return index
}

/** Names of the parameters that have a place and a name, and the token behind the list. */
function parameters(tokens: readonly PythonToken[], from: number) {
  let names: string[] = []
  let open = from
  // Type parameters: `def model[T](...)`.
  if (isOperator(tokens[open], '[')) open = matching(tokens, open) + 1
  const close = matching(tokens, open)
  let byName = false
  for (let index = open + 1; index < close; index++) {
    const token = tokens[index]!
    if (isOperator(token, '/')) names = []
    else if (isOperator(token, '*') || isOperator(token, '**')) byName = true
    else if (token.kind === 'name' && !byName) names.push(token.text)
    while (index < close && !isOperator(tokens[index], ',')) {
      if (isOpening(tokens[index]!)) index = matching(tokens, index)
      index++
    }
  }
  return { names, next: close + 1 }
}

const isOpening = ({ kind, text }: PythonToken) => kind === 'op' && /^[([{]$/.test(text)
const isClosing = ({ kind, text }: PythonToken) => kind === 'op' && /^[)\]}]$/.test(text)

function matching(tokens: readonly PythonToken[], open: number): number {
  let depth = 0
  for (let index = open; index < tokens.length; index++) {
    if (isOpening(tokens[index]!)) depth++
    else if (isClosing(tokens[index]!) && --depth === 0) return index
  }
  return tokens.length - 1
}

/** The first token of the last statement of the body behind a `def`'s list of parameters. */
function lastStatement(tokens: readonly PythonToken[], from: number): number {
  let colon = from
  while (!isOperator(tokens[colon], ':') && tokens[colon]!.kind !== 'end') {
    colon = isOpening(tokens[colon]!) ? matching(tokens, colon) + 1 : colon + 1
  }
  const block = tokens[colon + 1]?.kind === 'newline'
  let last = colon + 1
  let depth = 0
  let starts = !block
  for (let index = colon + 1; index < tokens.length; index++) {
    const token = tokens[index]!
    if (isOpening(token)) {
      if (starts) last = index
      starts = false
      index = matching(tokens, index)
    } else if (token.kind === 'indent') {
      depth++
      starts = depth === 1
    } else if (token.kind === 'dedent') {
      depth--
      if (depth === 0) break
      starts = depth === 1
    } else if (token.kind === 'newline') {
      if (!block || token.kind !== 'newline') break
      starts = depth === 1
    } else if (isOperator(token, ';')) starts = depth === (block ? 1 : 0)
    else if (starts) {
      // What follows `if`, `try`, `for` and `with` belongs to them.
      if (!/^(?:elif|else|except|finally)$/.test(token.text)) last = index
      starts = false
    }
  }
  return last
}

/** Whether a statement is a `return`, and not one of a tuple. */
function returnsOne(tokens: readonly PythonToken[], at: number): boolean {
  if (tokens[at]?.kind !== 'name' || tokens[at]?.text !== 'return') return false
  let end = at + 1
  let commas = false
  for (; !['newline', 'end'].includes(tokens[end]!.kind) && !isOperator(tokens[end], ';'); end++) {
    if (isOpening(tokens[end]!)) end = matching(tokens, end)
    else if (isOperator(tokens[end], ',')) commas = true
  }
  if (commas) return false
  const bracketed = isOperator(tokens[at + 1], '(') && matching(tokens, at + 1) === end - 1
  if (!bracketed) return true
  for (let index = at + 2; index < end - 1; index++) {
    if (isOpening(tokens[index]!)) index = matching(tokens, index)
    // `(x for x, y in z)` is no tuple.
    else if (tokens[index]!.kind === 'name' && tokens[index]!.text === 'for') return true
    else if (isOperator(tokens[index], ',')) return false
  }
  return end - 1 > at + 2
}
