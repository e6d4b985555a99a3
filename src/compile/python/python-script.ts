import { ExactScalar } from '../../manifest/exact-scalar.ts'
import type { Json, JsonObject } from '../../manifest/json.ts'
import type { Model } from '../../manifest/node.ts'
import { pythonModelWrong, pythonReadsEphemeral } from '../../problems/catalogue/python.ts'
import { ProblemError } from '../../problems/problem.ts'
import { SourceText } from '../../template/syntax/place.ts'
import { type CompileContext, CompilePhase } from '../compile/compile-phase.ts'
import type { RenderedSql } from '../compile/rendered-sql.ts'
import { RelationValue } from '../context/relation-value.ts'
import { readPythonModel } from './read-python-model.ts'

/**
 * A Python model as it runs: the author's text, line for line, and behind it what its first parameter `dbt` knows, by
 * the name that dbt gives it. Throws ProblemError.
 */
export function pythonScript(context: CompileContext, node: Model, incremental: boolean): RenderedSql {
  const text = `${node.source.replace(/^\uFEFF/, '')}\n\n\n${knowledge(context, node, incremental)}`
  const source = new SourceText(node.source, node.at.file)
  return {
    text,
    inlined: [],
    locate: (offset) =>
      offset < node.source.length ? { at: source.location(offset), trail: [] } : undefined,
  }
}

function knowledge(context: CompileContext, node: Model, incremental: boolean): string {
  const { reading, asked } = readPythonModel(node.source, node.at.file)
  if (reading.problems.length > 0) throw new ProblemError(reading.problems)
  if (!/\bdef\b/.test(node.source))
    throw new ProblemError(pythonModelWrong({ fault: 'missing', at: node.at }))
  const phase = new CompilePhase(context, node, incremental)
  const refs = reading.refs.map((call): [string, string] => {
    const value = phase.ref(call) as RelationValue
    if (value.look.type === 'cte')
      throw new ProblemError(pythonReadsEphemeral({ from: node.name, to: call.name, at: call.at }))
    const { package: owner, name, version } = call
    const key = [
      ...(owner === undefined ? [] : [owner]),
      name,
      ...(version === undefined ? [] : [`v${version}`]),
    ]
    return [key.join('.'), whole(value)]
  })
  const sources = reading.sources.map((call): [string, string] => [
    `${call.source}.${call.table}`,
    whole(phase.source(call) as RelationValue),
  ])
  const settings = asked.map(({ key, fallback, meta }): [string, string, Json] => {
    const known = meta ? (node.meta as JsonObject) : (node.config as JsonObject)
    return [meta ? 'meta' : 'config', key, Object.hasOwn(known, key) ? known[key]! : fallback]
  })
  const of = (kind: string) =>
    Object.fromEntries(settings.flatMap(([one, ...entry]) => (one === kind ? [entry] : [])))
  const { relation } = node
  const self = new RelationValue(relation, { dialect: context.project.dialect, node: node.id }).print()
  const given: JsonObject = {
    refs: Object.fromEntries(refs),
    sources: Object.fromEntries(sources),
    ...{ config: of('config'), meta: of('meta') },
    this: [relation.database ?? null, relation.schema, relation.name, self],
    is_incremental: incremental,
  }
  return TAIL.replace('GIVEN', () => pythonText(given))
}

/** `--sample` and `--empty` cut what SQL reads; a program gets its inputs whole. */
function whole(value: RelationValue): string {
  return value.look.whole ?? value.print()
}

/** Data as Python writes it. */
function pythonText(value: Json): string {
  if (value === null || value === undefined) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') return String(value)
  if (value instanceof ExactScalar) return scalarText(value)
  if (Array.isArray(value)) return `[${value.map(pythonText).join(', ')}]`
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}: ${pythonText(item!)}`)
    .join(', ')}}`
}

function scalarText(value: ExactScalar): string {
  const text = String(value)
  return value.kind === 'time' || /[a-z]/.test(text.replace('e', '')) ? `float("${text}")` : text
}

const TAIL = `# From here on it is Strata's: what "dbt" knows in the model above.
_given = GIVEN


class _Config:
    def __call__(self, *args, **kwargs):
        return None

    def get(self, key, default=None):
        return _given["config"].get(key, default)

    def meta_get(self, key, default=None):
        return _given["meta"].get(key, default)


class _This:
    database, schema, identifier, _text = _given["this"]
    name = table = identifier

    def __repr__(self):
        return self._text


class dbtObj:
    def __init__(self, load):
        self._load = load
        self.config = _Config()
        self.this = _This()
        self.is_incremental = _given["is_incremental"]

    def ref(self, *names, v=None, version=None):
        number = version if v is None else v
        return self._load(_given["refs"][".".join(names) + ("" if number is None else f".v{number}")])

    def source(self, *names):
        return self._load(_given["sources"][".".join(names)])
`
