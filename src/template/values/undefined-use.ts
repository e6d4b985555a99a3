import { TemplateError, type Undefined } from './value.ts'

/** Raised where an undefined value is used for more than printing, testing or looping. */
export class UndefinedUse extends TemplateError {
  readonly value: Undefined
  /** The macro that was called of it, as of a package. */
  readonly macro: string | undefined

  constructor(value: Undefined, macro?: string) {
    super(value.sentence ?? `"${value.name}" is undefined.`, undefined, 'undefined-name')
    this.value = value
    this.macro = macro
  }
}
