import type { ResultTable } from '../../manifest/lookup.ts'
import { toValue } from '../../project/template-values.ts'
import { contextHelpers } from '../../template/modules/context-helpers.ts'
import { toDateTime } from '../../template/modules/datetime/datetime-module.ts'
import { bind } from '../../template/values/arguments.ts'
import { HostFunction, HostObject, type Value } from '../../template/values/value.ts'
import { adapterValue, columnsByMacro, loadRelation } from './adapter-value.ts'
import { exceptionsValue, logFunction, returnFunction } from './flow.ts'
import {
  builtinsValue,
  docFunction,
  functionFunction,
  modelValue,
  refFunction,
  sourceFunction,
  thisValue,
} from './nodes.ts'
import type { Rendering } from './rendering.ts'
import { contextValue, diffOfTwoDicts, renderFunction } from './runtime-values.ts'
import { seedTable } from './seed-value.ts'
import { configFunction, envVarFunction, flagsValue, targetValue, varFunction } from './settings.ts'
import { apiValue, runQueryFunction, Warehouse } from './warehouse.ts'

/** Names that need nothing of the project: `tojson`, `modules`, `zip`, ... */
const helpers = contextHelpers()

const METADATA = 'DBT_ENV_CUSTOM_ENV_'

type Maker = (rendering: Rendering) => Value

const warehouses = new WeakMap<Rendering, Warehouse>()

/** One a rendering: results of statements live as long as it does. */
function warehouse(rendering: Rendering): Warehouse {
  let found = warehouses.get(rendering)
  if (found === undefined) warehouses.set(rendering, (found = new Warehouse(rendering)))
  return found
}

/** What the statement of this name gave. */
export function loadedTable(rendering: Rendering, name: string): ResultTable | undefined {
  return warehouse(rendering).loadedTable(name)
}

/** Every name of dbt's context that is no macro, made when a template first reads it. */
export const contextNames: Readonly<Record<string, Maker>> = {
  ...Object.fromEntries([...helpers].map(([name, value]): [string, Maker] => [name, () => value])),
  ref: refFunction,
  source: sourceFunction,
  function: functionFunction,
  config: configFunction,
  builtins: builtinsValue,
  this: thisValue,
  model: modelValue,
  doc: docFunction,
  graph: ({ phase }) => phase.graph(),
  var: varFunction,
  env_var: envVarFunction,
  target: targetValue,
  flags: flagsValue,
  execute: ({ phase }) => phase.execute,
  is_incremental: ({ phase }) => new HostFunction('is_incremental', () => phase.incremental),
  should_full_refresh: ({ phase, project }) =>
    new HostFunction('should_full_refresh', () => {
      const own = phase.setting('full_refresh')
      return typeof own === 'boolean' ? own : project.invocation.fullRefresh === true
    }),
  schema: ({ node, project }) => node.relation?.schema ?? project.defaultRelation.schema,
  database: ({ node, project }) => node.relation?.database ?? project.defaultRelation.database ?? null,
  project_name: ({ project }) => project.loaded.name,
  dbt_version: () => '1.10.0',
  invocation_id: ({ project }) => project.invocation.id,
  run_started_at: ({ project }) => toDateTime(project.invocation.startedAt),
  thread_id: () => 'main',
  selected_resources: ({ phase }) => [...phase.selected()],
  dbt_metadata_envs: ({ project }) => {
    const told = Object.entries(project.environment).filter(([name]) => name.startsWith(METADATA))
    return toValue(
      Object.fromEntries(told.map(([name, value]) => [name.slice(METADATA.length), value ?? ''])),
    )
  },
  invocation_args_dict: ({ project }) => {
    const { command, flags = {} } = project.invocation
    return toValue({ ...flags, which: command, vars: project.loaded.vars })
  },
  return: () => returnFunction,
  log: (rendering) => logFunction(rendering, 'log'),
  print: (rendering) => logFunction(rendering, 'print'),
  exceptions: exceptionsValue,
  adapter: (rendering) => adapterValue(rendering, warehouse(rendering)),
  api: apiValue,
  run_query: (rendering) => runQueryFunction(warehouse(rendering)),
  statement: (rendering) =>
    new HostFunction('statement', (args, kwargs, site) => warehouse(rendering).statement(args, kwargs, site)),
  load_result: (rendering) => new HostFunction('load_result', ([name]) => warehouse(rendering).load(name)),
  store_result: (rendering) =>
    new HostFunction('store_result', (args, kwargs) => warehouse(rendering).store(args, kwargs)),
  load_agate_table: (rendering) =>
    new HostFunction('load_agate_table', (_, __, site) => seedTable(rendering, warehouse(rendering), site)),
  load_relation: (rendering) =>
    new HostFunction('load_relation', (args, kwargs, site) => {
      const relation = args[0] ?? kwargs.get('relation')
      const own = rendering.project.macros.resolve('load_cached_relation', rendering.node.package)
      return own === undefined
        ? loadRelation(warehouse(rendering), relation, site)
        : site.invoke(rendering.macro(own), [relation ?? null])
    }),
  load_cached_relation: (rendering) =>
    new HostFunction('load_cached_relation', (args, kwargs, site) =>
      loadRelation(warehouse(rendering), args[0] ?? kwargs.get('relation'), site),
    ),
  get_columns_in_relation: (rendering) =>
    new HostFunction('get_columns_in_relation', (args, kwargs, site) =>
      columnsByMacro(
        rendering,
        warehouse(rendering),
        bind('get_columns_in_relation', ['relation'], args, kwargs)[0],
        site,
        rendering.project.macros.dispatch('get_columns_in_relation', 'dbt', 'dbt'),
      ),
    ),
  store_raw_result: (rendering) =>
    new HostFunction('store_raw_result', (_, kwargs) =>
      warehouse(rendering).store([kwargs.get('name') ?? null, kwargs.get('message') ?? ''], new Map()),
    ),
  context: contextValue,
  render: renderFunction,
  write: () => new HostFunction('write', () => ''),
  diff_of_two_dicts: () => diffOfTwoDicts,
  try_or_compiler_error: () =>
    new HostFunction('try_or_compiler_error', ([, callee, ...args], kwargs, site) =>
      callee === undefined ? null : site.invoke(callee, args, kwargs),
    ),
  validation: () => new HostObject('validation', new Map([['any', new HostFunction('any', () => null)]])),
  submit_python_job: () => new HostObject('submit_python_job'),
}

/** What these give differs from call to call though no file, variable, target or word of the command line has changed. */
export const varyingNames: ReadonlySet<string> = new Set([
  'modules',
  'graph',
  'invocation_id',
  'run_started_at',
  'selected_resources',
  'dbt_metadata_envs',
])
