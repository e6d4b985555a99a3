// The macros that every project has without writing them, as Jinja text; package `dbt`, as templates name them.

import { crossDatabase } from './cross-database.ts'
import { genericTests } from './generic-tests.ts'
import { relationNames } from './relation-names.ts'

export interface MacroText {
  /** Told as the file in problems and macro trails. */
  readonly file: string
  readonly source: string
}

export const builtinMacros: readonly MacroText[] = [
  { file: 'strata/generic_tests.sql', source: genericTests },
  { file: 'strata/relation_names.sql', source: relationNames },
  { file: 'strata/cross_database.sql', source: crossDatabase },
]
