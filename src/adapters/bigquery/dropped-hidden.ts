// Hidden tables go as often as tables are built.

export interface HiddenTable {
  readonly database: string
  readonly schema: string
  readonly name: string
}

const DROP =
  /^DROP (?:TABLE|VIEW) IF EXISTS `(?<database>[^`\\]+)`\.`(?<schema>[^`\\]+)`\.`(?<name>[^`\\]+__strata_[^`\\]+)`;?$/

/** What a statement of ours drops and does nothing else, where it is hidden and so cannot be of another kind. */
export function droppedHidden(sql: string): HiddenTable | undefined {
  return DROP.exec(sql)?.groups as HiddenTable | undefined
}
