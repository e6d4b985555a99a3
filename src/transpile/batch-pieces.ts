// T-SQL needs no semicolons: a statement ends where a word stands that begins another.

import type { Span } from '../sql/ast.ts'
import type { Token } from '../sql/parse/token.ts'

const beginnings = new Set(
  (
    'SELECT INSERT UPDATE DELETE MERGE DECLARE SET CREATE ALTER DROP TRUNCATE EXEC EXECUTE PRINT IF WHILE BEGIN ' +
    'RETURN USE GRANT REVOKE DENY RAISERROR THROW GOTO COMMIT ROLLBACK SAVE WAITFOR'
  ).split(' '),
)
/** After one of these a word goes on with what it stands in. */
const goesOn = new Set(
  'UNION ALL EXCEPT INTERSECT AS FOR THEN ON EXISTS IN TABLE VIEW INNER LEFT RIGHT FULL AFTER OF IF NOT'.split(
    ' ',
  ),
)
/** What reaches to the end of its batch. */
const modules = new Set(['PROC', 'PROCEDURE', 'FUNCTION', 'TRIGGER'])

/** The statements between semicolons, each from its first to its last token. */
export function batchPieces(tokens: readonly Token[]): readonly Span[] {
  const pieces: Span[] = []
  let current: Piece | undefined
  tokens.forEach((token, index) => {
    const isEnd = token.type === 'end' || (token.type === 'operator' && token.text === ';')
    if (current !== undefined && (isEnd ? current.mayEnd(token) : current.endsBefore(tokens, index))) {
      pieces.push(current.span)
      current = undefined
    }
    if (isEnd) return
    current ??= new Piece(token.start)
    current.take(tokens, index)
  })
  return pieces
}

class Piece {
  #end: number
  readonly #start: number
  #parentheses = 0
  #cases = 0
  #blocks = 0
  /** What the statement begins with, then what a WITH or an INSERT leads to. */
  #verbs: string[] = []
  /** Bodies of IF, ELSE and WHILE that are still to come. */
  #bodies = 0

  constructor(start: number) {
    this.#start = start
    this.#end = start
  }

  get span(): Span {
    return { start: this.#start, end: this.#end }
  }

  /** At a semicolon: not within BEGIN ... END. */
  mayEnd(token: Token): boolean {
    return token.type === 'end' || this.#blocks === 0
  }

  endsBefore(tokens: readonly Token[], index: number): boolean {
    if (this.#parentheses > 0 || this.#blocks > 0 || this.#bodies > 0 || this.#verbs.length === 0)
      return false
    return this.#begins(tokens, index)
  }

  #begins(tokens: readonly Token[], index: number): boolean {
    const { type, text } = tokens[index]!
    const before = tokens[index - 1]
    if (type !== 'word' || !beginnings.has(text)) return false
    if (before?.type === 'operator' && /[.,=(+]$/.test(before.text)) return false
    const verb = this.#verbs.at(-1)
    // SET NOCOUNT ON is whole; ON DELETE CASCADE goes on.
    const isSwitch = verb === 'SET' && before?.text === 'ON'
    if (before?.type === 'word' && goesOn.has(before.text) && !isSwitch) return false
    switch (verb) {
      case 'MERGE':
      case 'MODULE':
      case 'GRANT':
      case 'REVOKE':
      case 'DENY':
        return false
      case 'WITH':
        return false
      case 'INSERT':
        return !['SELECT', 'EXEC', 'EXECUTE'].includes(text)
      case 'UPDATE':
      case 'ALTER':
        return text !== 'SET'
      default:
        return true
    }
  }

  take(tokens: readonly Token[], index: number): void {
    const token = tokens[index]!
    this.#end = token.end
    if (token.type === 'operator') {
      if (token.text === '(') this.#parentheses++
      else if (token.text === ')') this.#parentheses--
    }
    if (token.type !== 'word' || this.#parentheses > 0) return
    this.#blocksOf(tokens, index)
    const { text } = token
    const verb = this.#verbs.at(-1)
    if (verb === undefined) this.#verbs.push(text)
    else if (verb === 'WITH' && /^(SELECT|INSERT|UPDATE|DELETE|MERGE)$/.test(text)) this.#verbs.push(text)
    else if (verb === 'INSERT' && /^(SELECT|EXEC|EXECUTE|VALUES|DEFAULT)$/.test(text)) this.#verbs.push(text)
    else if (verb === 'UPDATE' && text === 'SET') this.#verbs.push('UPDATE SET')
    else if ((verb === 'CREATE' || verb === 'ALTER') && modules.has(text)) this.#verbs.push('MODULE')
    else if (this.#bodies > 0 && beginnings.has(text) && text !== 'IF' && text !== 'WHILE') {
      this.#bodies--
      this.#verbs.push(text)
    }
    if (text === 'WHILE' || (text === 'ELSE' && this.#cases === 0)) this.#bodies++
    else if (text === 'IF' && /^(IF|ELSE|WHILE|BEGIN)$/.test(this.#verbs.at(-1) ?? '')) this.#bodies++
  }

  #blocksOf(tokens: readonly Token[], index: number): void {
    const { text } = tokens[index]!
    const next = tokens[index + 1]?.text ?? ''
    if (text === 'CASE') this.#cases++
    else if (text === 'BEGIN' && !/^TRAN(SACTION)?$/.test(next)) this.#blocks++
    else if (text === 'END' && this.#cases > 0) this.#cases--
    else if (text === 'END' && this.#blocks > 0) this.#blocks--
  }
}
