// The library's face: every verb, and the types that a caller needs. A verb's rooms are loaded when it is called.

import type { Verb } from './run/step.ts'
import type { CleanOutcome } from './verbs/clean.ts'
import type { CompileOptions, CompileOutcome } from './verbs/compile.ts'
import type { DebugOptions, DebugReport } from './verbs/debug.ts'
import type { DepsOptions, DepsOutcome } from './verbs/deps.ts'
import type { DiffOptions, DiffOutcome } from './verbs/diff.ts'
import type { DiscoverOptions, DiscoverOutcome } from './verbs/discover.ts'
import type { DocsOptions, DocsOutcome, DocsServer, ServeOptions } from './verbs/docs.ts'
import type { FormatOutcome, FormatVerbOptions } from './verbs/format.ts'
import type { GenerateOptions, GenerateOutcome } from './verbs/generate.ts'
import type { GenerateToServerOptions, GenerateToServerOutcome } from './verbs/generate-to-server.ts'
import type { IngestOptions, IngestOutcome } from './verbs/ingest.ts'
import type { InitOptions, InitOutcome } from './verbs/init.ts'
import type { LineageOptions, LineageOutcome } from './verbs/lineage.ts'
import type { LintOptions, LintOutcome } from './verbs/lint.ts'
import type { ListOptions, ListOutcome } from './verbs/list.ts'
import type { MigrateOptions, MigrateOutcome } from './verbs/migrate.ts'
import type { ParityOptions, ParityOutcome, ParityRow, ParityStatus } from './verbs/parity.ts'
import type { ParityOfTargetsOptions, TargetParityOutcome } from './verbs/parity-of-targets.ts'
import type { ParseOutcome } from './verbs/parse.ts'
import type { ReconcileOptions, ReconcileOutcome } from './verbs/reconcile.ts'
import type { PlanOutcome, RunOptions, RunOutcome } from './verbs/run.ts'
import type { RunOperationOptions, RunOperationOutcome } from './verbs/run-operation.ts'
import type { ProjectOptions } from './verbs/session.ts'
import type { ShowOptions, ShowOutcome } from './verbs/show.ts'
import type { FreshnessOutcome, FreshnessVerbOptions } from './verbs/source-freshness.ts'
import type { TranspileOptions, TranspileOutcome } from './verbs/transpile.ts'

export type { Comparison } from './compare/comparison.ts'
export { comparisonMarkdown } from './compare/comparison-markdown.ts'
export { describeComparison } from './compare/describe-comparison.ts'
export { rowNames } from './compare/row-names.ts'
export { visibleText, visiblyDifferent } from './compare/visible-text.ts'
export type { IngestSummary, OnIngestEvent, TableLoad } from './ingest/ingest-event.ts'
export { billedBy } from './manifest/billed.ts'
export type { Column, ColumnEdge, ColumnUseEdge } from './manifest/column.ts'
export type { ColumnPlace, Trace } from './manifest/column-graph.ts'
export { exactJson } from './manifest/exact-scalar.ts'
export type { Json, JsonObject } from './manifest/json.ts'
export type { Compiled, Manifest, Query } from './manifest/manifest.ts'
export type { Model, Node, NodeKind, Seed, Snapshot, Source } from './manifest/node.ts'
export type { NodeId } from './manifest/node-id.ts'
export type { Relation } from './manifest/relation.ts'
export type { NodeResult, NodeStatus, RowSample, RunEvent, RunSummary } from './manifest/results.ts'
export { byteText } from './problems/catalogue/cost.ts'
export { settingOfFlagWrong } from './problems/catalogue/verbs.ts'
export { didYouMean } from './problems/did-you-mean.ts'
export { formatProblem } from './problems/format-problem.ts'
export { formatProblems } from './problems/format-problems.ts'
export { hasErrors, type Location, type Problem, ProblemError } from './problems/problem.ts'
export { Secrets } from './problems/secrets.ts'
export { costOf } from './run/estimate.ts'
export type { NodePlan, Plan, Reason, Step, Verb } from './run/step.ts'
export type { Selectable } from './select/selectable.ts'
export type { IndirectSelection } from './select/selection.ts'
export { findProject } from './verbs/find-project.ts'
export type { TargetParityOutcome, TargetParityRow } from './verbs/parity-of-targets.ts'
export { profilesFolder } from './verbs/profiles-folder.ts'
export { projectFlags } from './verbs/project-flags.ts'
export { strataVersion } from './verbs/strata-version.ts'
export type {
  CleanOutcome,
  CompileOptions,
  CompileOutcome,
  DebugOptions,
  DebugReport,
  DiffOptions,
  DiffOutcome,
  DiscoverOptions,
  DiscoverOutcome,
  DocsOptions,
  DocsOutcome,
  DocsServer,
  FormatOutcome,
  FormatVerbOptions,
  FreshnessOutcome,
  FreshnessVerbOptions,
  GenerateOptions,
  GenerateOutcome,
  GenerateToServerOptions,
  GenerateToServerOutcome,
  IngestOptions,
  IngestOutcome,
  InitOptions,
  InitOutcome,
  LineageOptions,
  LineageOutcome,
  LintOptions,
  LintOutcome,
  ListOptions,
  ListOutcome,
  MigrateOptions,
  MigrateOutcome,
  ParityOptions,
  ParityOutcome,
  ParityRow,
  ParityStatus,
  ParseOutcome,
  PlanOutcome,
  ProjectOptions,
  ReconcileOptions,
  ReconcileOutcome,
  RunOperationOptions,
  RunOperationOutcome,
  RunOptions,
  RunOutcome,
  ServeOptions,
  ShowOptions,
  ShowOutcome,
  TranspileOptions,
  TranspileOutcome,
}

/** Reads the project, resolves every reference and writes manifest.json. */
export async function parse(options: ProjectOptions): Promise<ParseOutcome> {
  return (await import('./verbs/parse.ts')).parse(options)
}

/** Renders and checks the selected nodes; nothing runs. */
export async function compile(options: CompileOptions): Promise<CompileOutcome> {
  return (await import('./verbs/compile.ts')).compile(options)
}

export async function list(options: ListOptions): Promise<ListOutcome> {
  return (await import('./verbs/list.ts')).list(options)
}

/** Where a column's values come from and where they go. */
export async function lineage(options: LineageOptions): Promise<LineageOutcome> {
  return (await import('./verbs/lineage.ts')).lineage(options)
}

/** What of a project in BigQuery's language runs on DuckDB. */
export async function parity(options: ParityOptions): Promise<ParityOutcome> {
  return (await import('./verbs/parity.ts')).parity(options)
}

/** Runs one node's query, or any query, and gives its rows. */
export async function show(options: ShowOptions): Promise<ShowOutcome> {
  return (await import('./verbs/show.ts')).show(options)
}

/** Calls a macro by its name. */
export async function runOperation(options: RunOperationOptions): Promise<RunOperationOutcome> {
  return (await import('./verbs/run-operation.ts')).runOperation(options)
}

/** Whether two targets hold the same, model by model. */
export async function parityOfTargets(options: ParityOfTargetsOptions): Promise<TargetParityOutcome> {
  return (await import('./verbs/parity-of-targets.ts')).parityOfTargets(options)
}

/** What `build` would do, and why. */
export async function plan(options: RunOptions, verb: Verb = 'build'): Promise<PlanOutcome> {
  return (await import('./verbs/run.ts')).plan(verb, options)
}

export async function build(options: RunOptions): Promise<RunOutcome> {
  return (await import('./verbs/run.ts')).run('build', options)
}

export async function run(options: RunOptions): Promise<RunOutcome> {
  return (await import('./verbs/run.ts')).run('run', options)
}

export async function test(options: RunOptions): Promise<RunOutcome> {
  return (await import('./verbs/run.ts')).run('test', options)
}

export async function seed(options: RunOptions): Promise<RunOutcome> {
  return (await import('./verbs/run.ts')).run('seed', options)
}

export async function snapshot(options: RunOptions): Promise<RunOutcome> {
  return (await import('./verbs/run.ts')).run('snapshot', options)
}

/** Repeats what failed or was skipped in the last run. */
export async function retry(options: RunOptions): Promise<RunOutcome> {
  return (await import('./verbs/retry.ts')).retry(options)
}

/** Puts what a former run built into this target, without building it again. */
export async function clone(options: RunOptions): Promise<RunOutcome> {
  return (await import('./verbs/clone.ts')).clone(options)
}

/** Looks how old the sources are. */
export async function sourceFreshness(options: FreshnessVerbOptions): Promise<FreshnessOutcome> {
  return (await import('./verbs/source-freshness.ts')).sourceFreshness(options)
}

/** Lays out SQL files. */
export async function format(options: FormatVerbOptions): Promise<FormatOutcome> {
  return (await import('./verbs/format.ts')).format(options)
}

/** Holds SQL against rules. */
export async function lint(options: LintOptions): Promise<LintOutcome> {
  return (await import('./verbs/lint.ts')).lint(options)
}

/** A dbt project's settings as project.yml. */
export async function migrate(options: MigrateOptions): Promise<MigrateOutcome> {
  return (await import('./verbs/migrate.ts')).migrate(options)
}

/** Another engine's SQL as BigQuery's, with what could not be kept. */
export async function transpile(options: TranspileOptions): Promise<TranspileOutcome> {
  return (await import('./verbs/transpile.ts')).transpile(options)
}

/** Writes the documentation site. */
export async function generateDocs(options: DocsOptions): Promise<DocsOutcome> {
  return (await import('./verbs/docs.ts')).generateDocs(options)
}

/** Serves the site on loopback and writes it anew when the project changes, until `options.signal` is aborted. */
export async function serveDocs(options: ServeOptions): Promise<DocsServer> {
  return (await import('./verbs/docs.ts')).serveDocs(options)
}

export async function deps(options: DepsOptions): Promise<DepsOutcome> {
  return (await import('./verbs/deps.ts')).deps(options)
}

/** Removes what earlier commands wrote. */
export async function clean(options: ProjectOptions): Promise<CleanOutcome> {
  return (await import('./verbs/clean.ts')).clean(options)
}

/** Writes a small working project into a folder. */
export async function init(options: InitOptions): Promise<InitOutcome> {
  return (await import('./verbs/init.ts')).init(options)
}

/** Checks project, target and warehouse, step by step; never throws for what it checks. */
export async function debug(options: DebugOptions): Promise<DebugReport> {
  return (await import('./verbs/debug.ts')).debug(options)
}

/** Brings the sources that have a loader into their raw schemas. */
/** Source YAML from what a server's catalog holds. */
export async function discover(options: DiscoverOptions): Promise<DiscoverOutcome> {
  return (await import('./verbs/discover.ts')).discover(options)
}

/** Writes a preset into a SQL Server of the project, and has the server check it. */
export async function generateToServer(options: GenerateToServerOptions): Promise<GenerateToServerOutcome> {
  return (await import('./verbs/generate-to-server.ts')).generateToServer(options)
}

export async function ingest(options: IngestOptions): Promise<IngestOutcome> {
  return (await import('./verbs/ingest.ts')).ingest(options)
}

/** Writes a synthetic company's data as files or into a DuckDB file. */
export async function generate(options: GenerateOptions): Promise<GenerateOutcome> {
  return (await import('./verbs/generate.ts')).generate(options)
}

/** Compares two relations, or the same relations in two targets. */
export async function diff(options: DiffOptions): Promise<DiffOutcome> {
  return (await import('./verbs/diff.ts')).diff(options)
}

/** Compares the tables of the sources with what the sources hold. */
export async function reconcile(options: ReconcileOptions): Promise<ReconcileOutcome> {
  return (await import('./verbs/reconcile.ts')).reconcile(options)
}

/** The JSON Schemas of the project's files, by file name. */
export async function jsonSchemas(): Promise<Readonly<Record<string, unknown>>> {
  return (await import('./verbs/json-schemas.ts')).jsonSchemas()
}
