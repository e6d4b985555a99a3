// The proof that blanks moved beside Jinja's tags do not change what a template renders to: both texts are rendered with the
// same made-up choices, and must then say the same.

import type { DialectRules } from '../sql/dialect.ts'
import { endOfPiece, tagName } from './jinja-pieces.ts'
import { areSame, tokensOf } from './same-tokens.ts'

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'choice'; readonly index: number; readonly branches: readonly (readonly Part[])[] }
  | { readonly kind: 'loop'; readonly index: number; readonly branches: readonly (readonly Part[])[] }

/** A number of branches or rounds for the block that begins with this piece. */
type Choose = (index: number) => number

const hash = (index: number, round: number) => Math.imul(index + 1, 2654435761) >>> (3 + round * 4)
/** The first branch and two rounds, the last and none, and some of each. */
const choices: readonly Choose[] = [
  () => 0,
  () => 1,
  () => 2,
  ...[0, 1, 2, 3].map((round) => (index: number) => hash(index, round) % 3),
]

/** Both are templates with the same pieces of Jinja in the same order. Undefined where their tags do not pair. */
export function sameRenderings(
  before: string,
  after: string,
  rules: DialectRules,
  foldsCase: boolean,
): boolean | undefined {
  const [first, second] = [partsOf(before), partsOf(after)]
  if (first === undefined || second === undefined) return undefined
  const hasNoBlocks = [...first, ...second].every(({ kind }) => kind === 'text')
  return (hasNoBlocks ? choices.slice(0, 1) : choices).every((choose) => {
    const [one, other] = [rendered(first, choose), rendered(second, choose)]
    return one === other || isSame(one, other, rules, foldsCase)
  })
}

/** Choices that fit no model need not give SQL, so long as both texts give none. */
function isSame(before: string, after: string, rules: DialectRules, foldsCase: boolean): boolean {
  const [first, second] = [before, after].map((text) => {
    try {
      return tokensOf(text, rules, foldsCase)
    } catch {
      return undefined
    }
  })
  if (first === undefined || second === undefined) return first === second
  return areSame(first, second)
}

function rendered(parts: readonly Part[], choose: Choose): string {
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text
      const { branches, index } = part
      if (part.kind === 'choice') return rendered(branches[choose(index) % branches.length] ?? [], choose)
      const rounds = [2, 0, 1][choose(index)] ?? 0
      return rounds === 0
        ? rendered(branches[1] ?? [], choose)
        : rendered(branches[0] ?? [], choose).repeat(rounds)
    })
    .join('')
}

/** Undefined where tags do not pair. */
function partsOf(source: string): readonly Part[] | undefined {
  const pieces = piecesOf(source)
  if (pieces === undefined) return undefined
  let position = 0
  let isPaired = true
  const read = (): Part[] => {
    const parts: Part[] = []
    for (; position < pieces.length; position++) {
      const { text, word, index } = pieces[position]!
      if (word === undefined) parts.push({ kind: 'text', text })
      else if (/^(el|end)/.test(word)) break
      else {
        const branches: Part[][] = []
        let hasElse = false
        do {
          hasElse ||= pieces[position]!.word === 'else'
          position++
          branches.push(read())
        } while (/^el/.test(pieces[position]?.word ?? ''))
        isPaired &&= pieces[position]?.word === `end${word}`
        if (word === 'if' && !hasElse) branches.push([])
        parts.push({ kind: word === 'if' ? 'choice' : 'loop', index, branches })
      }
    }
    return parts
  }
  const parts = read()
  return isPaired && position === pieces.length ? parts : undefined
}

interface Piece {
  readonly text: string
  /** Of the tags that choose: if, elif, else, endif, for, endfor. */
  readonly word?: string
  readonly index: number
}

const choosing = /^(if|elif|else|endif|for|endfor)$/

/** `{{ ',' if not loop.last }}` is no word. */
const signs = /^\{\{[-+]?\s*(['"])(\W+)\1\s*(if\b|[-+]?\}\})/

/** Text and choosing tags, with the blanks gone that tags take; expressions are words. */
function piecesOf(source: string): readonly Piece[] | undefined {
  const pieces: Piece[] = []
  let index = 0
  let from = 0
  let takesNext = false
  const push = (end: number, takes: boolean) => {
    let text = source.slice(from, end)
    if (takesNext) text = text.trimStart()
    if (takes) text = text.trimEnd()
    if (text !== '') pieces.push({ text, index: -1 })
  }
  for (let at = source.indexOf('{'); at >= 0; at = source.indexOf('{', at)) {
    if (!/[{%#]/.test(source[at + 1] ?? '')) {
      at++
      continue
    }
    const end = endOfPiece(source, at)
    if (end === undefined) return undefined
    push(at, source[at + 2] === '-')
    const word = tagName(source, at)
    if (word !== undefined && choosing.test(word)) pieces.push({ text: '', word, index })
    else if (source[at + 1] === '{' || word === 'call') {
      pieces.push({ text: signs.exec(source.slice(at, end))?.[2] ?? `zx${index}`, index })
    }
    takesNext = source[end - 3] === '-'
    index++
    at = end
    from = end
  }
  push(source.length, false)
  return pieces
}
