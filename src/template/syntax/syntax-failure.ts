/** A template that cannot be read; `parseTemplate` turns it into a Problem with its place. */
export class SyntaxFailure extends Error {
  readonly start: number
  readonly end: number
  readonly hint: string | undefined

  constructor(message: string, start: number, end: number, hint?: string) {
    super(message)
    this.start = start
    this.end = end
    this.hint = hint
  }
}
