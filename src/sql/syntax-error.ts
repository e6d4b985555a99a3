/** What the parser throws: a message that says what was found and expected, with the place in the input. */
export class SqlSyntaxError extends Error {
  readonly hint: string | undefined
  readonly start: number
  readonly end: number

  constructor(message: string, start: number, end: number, hint?: string) {
    super(message)
    this.name = 'SqlSyntaxError'
    this.start = start
    this.end = end
    this.hint = hint
  }
}
