// The macros that every project has without writing them, as Jinja text; package `dbt`, as templates name them.

import { clones } from './clones.ts'
import { columns } from './columns.ts'
import { crossDatabase } from './cross-database.ts'
import { descriptions } from './descriptions.ts'
import { duckdbMerge } from './duckdb-merge.ts'
import { externalFiles } from './external-files.ts'
import { fixtures } from './fixtures.ts'
import { genericTests } from './generic-tests.ts'
import { incrementalSql } from './incremental-sql.ts'
import { modelsByParts } from './models-by-parts.ts'
import { questions } from './questions.ts'
import { relationNames } from './relation-names.ts'
import { relations } from './relations.ts'
import { schemas } from './schemas.ts'
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
  { file: 'strata/schemas.sql', source: schemas },
  { file: 'strata/columns.sql', source: columns },
  { file: 'strata/descriptions.sql', source: descriptions },
  { file: 'strata/questions.sql', source: questions },
  { file: 'strata/fixtures.sql', source: fixtures },
  { file: 'strata/clones.sql', source: clones },
  { file: 'strata/incremental.sql', source: incrementalSql },
  { file: 'strata/duckdb_merge.sql', source: duckdbMerge },
  { file: 'strata/models_by_parts.sql', source: modelsByParts },
  { file: 'strata/snapshots.sql', source: snapshots },
  { file: 'strata/seeds_and_tests.sql', source: seedsAndTests },
  { file: 'strata/external_files.sql', source: externalFiles },
]
