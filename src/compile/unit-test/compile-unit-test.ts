// A unit test becomes two queries without any table: what its model makes of the given rows, and what is expected.

import type { Column } from '../../manifest/column.ts'
import { isPython } from '../../manifest/is-python.ts'
import type { Json, JsonObject } from '../../manifest/json.ts'
import type { Ask } from '../../manifest/lookup.ts'
import type { Compiled, Dialect } from '../../manifest/manifest.ts'
import type { Model, Node, RelationNode, UnitTest } from '../../manifest/node.ts'
import type { NodeId } from '../../manifest/node-id.ts'
import {
  unitTestColumnUnknown,
  unitTestInputWrong,
  unitTestModelMissing,
  unitTestOfPython,
  unitTestRowsWrong,
} from '../../problems/catalogue/unit-tests.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import { type Location, type Problem, ProblemError } from '../../problems/problem.ts'
import { isJsonObject } from '../../project/json.ts'
import type { CompileContext } from '../compile/compile-phase.ts'
import type { NodeTemplates } from '../compile/node-template.ts'
import { LateSignal, templateNode } from '../compile/render-node.ts'
import { type Inlined, type RenderedSql, withCommonTables } from '../compile/rendered-sql.ts'
import { queryOf, type Translated } from '../compile/translate-sql.ts'
import { RelationValue } from '../context/relation-value.ts'
import { NodeScope } from '../context/scope.ts'
import { evaluateBare } from '../render-text.ts'
import { type FixtureColumn, fixtureQuery } from './fixture-query.ts'
import { type Fixture, fixtureRows } from './fixture-rows.ts'
import { guessValues } from './guess-values.ts'
import { renderTested } from './render-tested.ts'
import { UnitTestPhase } from './unit-test-phase.ts'

/** What the compiler lends. */
export interface UnitTestTools {
  readonly context: CompileContext
  readonly templates: NodeTemplates
  /** All columns of a node, where they are known. */
  readonly columns: (id: NodeId) => readonly Column[] | undefined
  readonly translate: (rendered: RenderedSql, node: Node) => Translated
}

/** Throws ProblemError, or LateSignal where the model asks the warehouse and there is no `ask`. */
export async function compileUnitTest(
  tools: UnitTestTools,
  test: UnitTest,
  ask: Ask | undefined,
): Promise<{ readonly compiled: Compiled; readonly problems: readonly Problem[] }> {
  const { context } = tools
  const model = context.manifest.nodes.get(test.model)
  if (model?.kind !== 'model') throw new ProblemError(unitTestModelMissing({ test: test.name, at: test.at }))
  if (isPython(model))
    throw new ProblemError(unitTestOfPython({ test: test.name, model: model.name, at: test.at }))
  const given: Inlined[] = []
  for (const [index, entry] of test.given.entries()) {
    const at = test.givenAt?.[index] ?? test.at
    given.push(await readGiven(tools, test, model, isJsonObject(entry) ? entry : {}, at, ask))
  }
  const tables = new Map(given.map(({ node, name }) => [node.id, name]))
  const own = await renderTested(tools, { test, model, tables }, ask)
  const rendered = withCommonTables(own, given)
  const actual = tools.translate(rendered, model)
  const expected = readExpected(tools, test, model, actual.columns)
  const compiled: Compiled = {
    ...{ id: test.id, first: queryOf(rendered, actual.sql, actual.locate, model.at) },
    ...{ lineage: [], uses: [], analysed: actual.analysed, inlined: [] },
    expected: expected.rows,
  }
  const problems = actual.problems.map((problem) => ({
    ...problem,
    trail: [test.at, ...(problem.trail ?? [])],
  }))
  return { compiled, problems: [...problems, ...expected.problems] }
}

async function readGiven(
  tools: UnitTestTools,
  test: UnitTest,
  model: Model,
  entry: JsonObject,
  at: Location,
  ask: Ask | undefined,
): Promise<Inlined> {
  const { dialect, loaded } = tools.context.project
  const input = String(entry.input ?? '')
  const node = input.trim() === 'this' ? model : inputNode(tools, test, model, input, at)
  const fixture = fixtureRows(entry, at, { loaded, package: test.package, test: test.name })
  const known = fixture.kind === 'sql' ? undefined : await givenColumns(tools, node, ask)
  const sql = queryText(test, fixture, known ?? node.columns, known !== undefined, input, at, dialect)
  return { node, name: tableName(node), sql: placedAt(sql, at) }
}

/** Where types are missing, the table itself is asked; where it is not there, what is known must do. */
async function givenColumns(
  tools: UnitTestTools,
  node: RelationNode,
  ask: Ask | undefined,
): Promise<readonly Column[] | undefined> {
  const known = tools.columns(node.id)
  const { dialect, target } = tools.context.manifest.project
  if (dialect !== target.type || known?.every(({ type }) => type !== undefined)) return known
  if (ask === undefined) {
    if (node.kind === 'source' || node.kind === 'seed') throw new LateSignal()
    return known
  }
  const answer = await ask({ kind: 'columns', relation: node.relation })
  return answer.kind === 'columns' && answer.columns.length > 0 ? answer.columns : known
}

function inputNode(
  { context }: UnitTestTools,
  test: UnitTest,
  model: Model,
  input: string,
  at: Location,
): RelationNode {
  const wrong = () => new ProblemError(unitTestInputWrong({ test: test.name, input, at }))
  if (!/^\s*(?:ref|source)\s*\(.*\)\s*$/s.test(input)) throw wrong()
  const phase = new UnitTestPhase(context, model, false, undefined)
  const scope = new NodeScope(context.project, templateNode(model, context.manifest), phase)
  const value = evaluateBare(input, at, scope, 'strict')
  const node = value instanceof RelationValue ? context.manifest.nodes.get(value.look.node ?? '') : undefined
  if (node === undefined || !('relation' in node) || node.kind === 'test' || node.kind === 'function')
    throw wrong()
  return node
}

/** Unlike a model's own name, it tells a source from a model of the same name. */
function tableName(node: RelationNode): string {
  return `__dbt__cte__${node.id.split('.').slice(2).join('_').replace(/\W/g, '_')}${node.kind === 'source' ? '_source' : ''}`
}

function queryText(
  test: UnitTest,
  fixture: Fixture,
  known: readonly Column[],
  complete: boolean,
  of: string,
  at: Location,
  dialect: Dialect,
): string {
  if (fixture.kind === 'sql') return fixture.sql
  const names = new Map(known.map((column) => [column.name.toLowerCase(), column]))
  const columns: FixtureColumn[] = [...known]
  for (const name of fixture.rows.flatMap((row) => Object.keys(row))) {
    if (names.has(name.toLowerCase())) continue
    if (complete) {
      const near = didYouMean(
        name,
        known.map((column) => column.name),
      )
      throw new ProblemError(unitTestColumnUnknown({ test: test.name, column: name, of, near, at }))
    }
    names.set(name.toLowerCase(), { name })
    columns.push({ name })
  }
  if (columns.length > 0) return fixtureQuery(valuesOf(fixture, columns), columns, dialect)
  const what = `the columns of ${of} are not known, and no row names any`
  const hint = 'Give one row, or declare the columns with their "data_type:" in a schema file.'
  throw new ProblemError(unitTestRowsWrong({ test: test.name, what, hint, at }))
}

function valuesOf(fixture: Extract<Fixture, { kind: 'rows' }>, columns: readonly FixtureColumn[]) {
  return fixture.texts === true ? guessValues(fixture.rows, columns) : fixture.rows
}

function placedAt(text: string, at: Location): RenderedSql {
  return { text, inlined: [], locate: () => ({ at, trail: [] }) }
}

/** Only the columns that the expected rows name are compared. */
function readExpected(
  tools: UnitTestTools,
  test: UnitTest,
  model: Model,
  actual: readonly Column[] | undefined,
): { readonly rows: NonNullable<Compiled['expected']>; readonly problems: readonly Problem[] } {
  const { dialect, loaded } = tools.context.project
  const at = test.expectAt ?? test.at
  const entry: Json = isJsonObject(test.expect) ? test.expect : {}
  const fixture = fixtureRows(entry, at, { loaded, package: test.package, test: test.name })
  if (fixture.kind === 'rows' && fixture.rows.length === 0) return { rows: {}, problems: [] }
  const of = `"${model.name}"`
  const names = fixture.kind === 'rows' ? new Set(fixture.rows.flatMap((row) => Object.keys(row))) : undefined
  // Checks the names against all columns, then keeps those that are named.
  const whole = queryText(test, fixture, actual ?? [], actual !== undefined, of, at, dialect)
  const lower = new Set([...(names ?? [])].map((name) => name.toLowerCase()))
  const typed = (actual ?? []).filter(({ name }) => lower.has(name.toLowerCase()))
  const sql =
    fixture.kind === 'sql' || actual === undefined
      ? whole
      : fixtureQuery(valuesOf(fixture, typed), typed, dialect)
  const rendered = placedAt(sql, at)
  const translated = tools.translate(rendered, model)
  const columns = names === undefined ? translated.columns?.map(({ name }) => name) : [...names]
  const query = queryOf(rendered, translated.sql, translated.locate, at)
  return {
    rows: { query, ...(columns === undefined ? {} : { columns }) },
    problems: translated.problems,
  }
}
