// The macros that every project has without writing them, as Jinja text; package `dbt`, as templates name them.

import { crossDatabase } from './cross-database.ts'
import { externalFiles } from './external-files.ts'
import { genericTests } from './generic-tests.ts'
import { incrementalSql } from './incremental-sql.ts'
import { modelsByParts } from './models-by-parts.ts'
import { relationNames } from './relation-names.ts'
import { relations } from './relations.ts'
import { seedsAndTests } from './seeds-and-tests.ts'
import { snapshots } from './snapshots.ts'

export interface MacroText {
  /** Told as the file in problems and macro trails. */
  readonly file: string
  readonly source: string
}

export const builtinMacros: readonly MacroText[] = [
  { file: 'strata/generic_tests.sql', source: genericTests },
  { file: 'strata/relation_names.sql', source: relationNames },
  { file: 'strata/cross_database.sql', source: crossDatabase },
  { file: 'strata/relations.sql', source: relations },
  { file: 'strata/incremental.sql', source: incrementalSql },
  { file: 'strata/models_by_parts.sql', source: modelsByParts },
  { file: 'strata/snapshots.sql', source: snapshots },
  { file: 'strata/seeds_and_tests.sql', source: seedsAndTests },
  { file: 'strata/external_files.sql', source: externalFiles },
]
