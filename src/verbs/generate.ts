import { resolve } from 'node:path'
import { settleSettings } from '../generate/settle-settings.ts'
import type { IngestSummary, OnIngestEvent } from '../ingest/ingest-event.ts'
import { type DatasetFormat, writeDataset } from '../ingest/write-dataset.ts'
import type { JsonObject } from '../manifest/json.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'

export interface GenerateOptions {
  readonly directory: string
  /** `preset` and its knobs, as given. */
  readonly settings: JsonObject
  readonly format: DatasetFormat
  /** The folder, or the DuckDB file; relative to `directory`. */
  readonly out: string
  readonly onEvent?: OnIngestEvent
  readonly signal?: AbortSignal
}

export interface GenerateOutcome {
  readonly summary: IngestSummary
  /** Absolute. */
  readonly out: string
  readonly problems: readonly Problem[]
}

export async function generate(options: GenerateOptions): Promise<GenerateOutcome> {
  const problems: Problem[] = []
  const preset = settleSettings(options.settings, (problem) => problems.push(problem))
  if (preset === undefined) throw new ProblemError(problems)
  const out = resolve(options.directory, options.out)
  const { onEvent, signal } = options
  const summary = await writeDataset({
    preset,
    format: options.format,
    out,
    ...(onEvent === undefined ? {} : { onEvent }),
    ...(signal === undefined ? {} : { signal }),
  })
  return { summary, out, problems }
}
