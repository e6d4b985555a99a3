import type { Json, JsonObject } from '../../manifest/json.ts'
import { toValue } from '../../project/template-values.ts'
import { DateTimeValue } from '../../template/modules/datetime/values.ts'
import { UTC } from '../../template/modules/datetime/zone.ts'
import { bind } from '../../template/values/arguments.ts'
import {
  Dict,
  HostFunction,
  HostObject,
  type Kwargs,
  TemplateError,
  type Value,
} from '../../template/values/value.ts'
import { text } from './arguments.ts'
import { quotedParts, RelationValue } from './relation-value.ts'
import type { Rendering } from './rendering.ts'
import { runtimeConfig } from './runtime-values.ts'
import { configFunction } from './settings.ts'

/** `ref('name')`, `ref('package', 'name')`, `ref('name', v=2)`. */
export function refFunction(rendering: Rendering): HostFunction {
  const { phase } = rendering
  const body: HostFunction['body'] = (args, kwargs, site) => {
    const [first, second] = args
    if (args.length === 0 || args.length > 2) {
      throw new TemplateError(
        `ref() takes one or two names, ${args.length} were given.`,
        'Write ref("model") or ref("package", "model").',
      )
    }
    const version = readVersion(kwargs)
    const name = text(second ?? first, 'The name given to ref()')
    const call = {
      name,
      at: site.location(),
      ...(second === undefined ? {} : { package: text(first, 'The package given to ref()') }),
      ...(version === undefined ? {} : { version }),
    }
    return phase.ref(call, site)
  }
  return new HostFunction('ref', body, new RuntimeTable(rendering))
}

/** `ref.config`, made only for whoever asks. */
class RuntimeTable extends Map<string, Value> {
  readonly #rendering: Rendering

  constructor(rendering: Rendering) {
    super()
    this.#rendering = rendering
  }
  override get(name: string): Value | undefined {
    return name === 'config' ? runtimeConfig(this.#rendering) : undefined
  }
}

function readVersion(kwargs: Kwargs): string | number | undefined {
  for (const key of kwargs.keys()) {
    if (key !== 'v' && key !== 'version') {
      throw new TemplateError(`ref() has no argument "${key}".`, 'It takes names and "version".')
    }
  }
  const version = kwargs.get('v') ?? kwargs.get('version')
  return typeof version === 'string' || typeof version === 'number' ? version : undefined
}

export function sourceFunction({ phase }: Rendering): HostFunction {
  return new HostFunction('source', (args, kwargs, site) => {
    const [source, table] = bind('source', ['source_name', 'table_name'], args, kwargs)
    if (source === undefined || table === undefined) {
      throw new TemplateError('source() takes the names of a source and of its table.')
    }
    const call = { source: text(source, 'The source'), table: text(table, 'The table'), at: site.location() }
    return phase.source(call, site)
  })
}

/** `function('name')`, `function('package', 'name')`: what SQL calls it with. */
export function functionFunction({ phase }: Rendering): HostFunction {
  return new HostFunction('function', (args, _kwargs, site) => {
    const [first, second] = args
    if (args.length === 0 || args.length > 2)
      throw new TemplateError(
        `function() takes one or two names, ${args.length} were given.`,
        'The arguments follow it: {{ function("name") }}(a, b).',
      )
    const name = text(second ?? first, 'The name given to function()')
    const owner = second === undefined ? {} : { package: text(first, 'The package given to function()') }
    return phase.function({ name, at: site.location(), ...owner }, site)
  })
}

export function thisValue({ node, project }: Rendering): Value {
  return node.relation === undefined
    ? null
    : new RelationValue(node.relation, {
        dialect: project.dialect,
        node: node.id,
        quoted: quotedParts(project.loaded.settings.quoting),
      })
}

export function modelValue({ node }: Rendering): Value {
  const model = node.model()
  const value = toValue(model)
  if (isObject(model.batch) && value instanceof Dict) value.set('batch', batchOf(model.batch))
  return value
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Its bounds are moments, as dbt has them. */
function batchOf(batch: JsonObject): Dict {
  return Dict.of(
    Object.entries(batch).map(([key, value]) => [
      key,
      typeof value === 'number' ? new DateTimeValue(BigInt(value) * 1000n, UTC) : toValue(value),
    ]),
  )
}

export function docFunction({ phase }: Rendering): HostFunction {
  return new HostFunction('doc', (args, _kwargs, site) => {
    const [first, second] = args
    return second === undefined
      ? phase.doc(text(first, 'The name given to doc()'), undefined, site)
      : phase.doc(text(second, 'The name given to doc()'), text(first, 'The package given to doc()'), site)
  })
}

/** What a project that replaces `ref` or `source` by a macro of its own calls underneath. */
export function builtinsValue(rendering: Rendering): Value {
  return new HostObject(
    'builtins',
    new Map<string, Value>([
      ['ref', refFunction(rendering)],
      ['source', sourceFunction(rendering)],
      ['function', functionFunction(rendering)],
      ['config', configFunction(rendering)],
    ]),
  )
}
