import { TemplateError, type Undefined } from './value.ts'

/** Raised where an undefined value is used for more than printing, testing or looping. */
export class UndefinedUse extends TemplateError {
  readonly value: Undefined

  constructor(value: Undefined) {
    super(value.sentence ?? `"${value.name}" is undefined.`, undefined, 'undefined-name')
    this.value = value
  }
}
