// The part of dbt's context that knows nothing of projects.
import { createHash } from 'node:crypto'
import { OnceIterable, PythonSet } from '../objects/collections.ts'
import { bind } from '../values/arguments.ts'
import { truthy } from '../values/compare.ts'
import { itemsOf, iterable } from '../values/iterate.ts'
import { print, typeName } from '../values/print.ts'
import { Dict, HostFunction, TemplateError, Tuple, type Value } from '../values/value.ts'
import { type Clock, datetimeModule, pytzModule } from './datetime/datetime-module.ts'
import { itertoolsModule } from './itertools.ts'
import { parseJson, toJson } from './json.ts'
import { reModule } from './regular-expressions.ts'
import { parseYaml, toYaml } from './yaml.ts'

export interface HelperEffects {
  /** The time that `modules.datetime.datetime.now()` tells. */
  readonly now?: Clock
}

type Given = readonly (Value | undefined)[]

function helper(name: string, parameters: readonly string[], body: (args: Given) => Value): [string, Value] {
  return [name, new HostFunction(name, (args, kwargs) => body(bind(name, parameters, args, kwargs)))]
}

/** What `attempt` gives, or the default where it fails, as dbt's helpers do. */
function orDefault(otherwise: Value | undefined, attempt: () => Value): Value {
  try {
    return attempt()
  } catch {
    return otherwise ?? null
  }
}

function items(value: Value | undefined): readonly Value[] {
  if (value === undefined || iterable(value) === undefined) {
    throw new TemplateError(
      `Something to loop over is needed, not ${value === undefined ? 'nothing' : typeName(value)}.`,
    )
  }
  return itemsOf(value)
}

function zip(lists: readonly Value[]): Value {
  const all = lists.map((list) => items(list))
  const length = all.length === 0 ? 0 : Math.min(...all.map((list) => list.length))
  return new OnceIterable(
    Array.from({ length }, (_, index) => new Tuple(all.map((list) => list[index]!))),
    'zip',
  )
}

const flag = (value: Value | undefined): boolean => value !== undefined && truthy(value)

/** Ready to be put into a context. */
export function contextHelpers({ now = () => new Date() }: HelperEffects = {}): ReadonlyMap<string, Value> {
  return new Map<string, Value>([
    helper('fromjson', ['string!', 'default'], ([text, otherwise]) =>
      orDefault(otherwise, () => parseJson(print(text!))),
    ),
    helper('tojson', ['value!', 'default', 'sort_keys'], ([value, otherwise, sort]) =>
      orDefault(otherwise, () => toJson(value!, { sortKeys: flag(sort), indent: undefined })),
    ),
    helper('fromyaml', ['value!', 'default'], ([text, otherwise]) =>
      orDefault(otherwise, () => parseYaml(print(text!))),
    ),
    helper('toyaml', ['value!', 'default', 'sort_keys'], ([value, otherwise, sort]) =>
      orDefault(otherwise, () => toYaml(value!, flag(sort))),
    ),
    helper('set', ['value!', 'default'], ([value, otherwise]) =>
      orDefault(otherwise, () => new PythonSet(items(value))),
    ),
    helper('set_strict', ['value!'], ([value]) => new PythonSet(items(value))),
    ['zip', new HostFunction('zip', (args, kwargs) => orDefault(kwargs.get('default'), () => zip(args)))],
    ['zip_strict', new HostFunction('zip_strict', (args) => zip(args))],
    helper('local_md5', ['value!'], ([value]) => createHash('md5').update(print(value!)).digest('hex')),
    ['modules', modules(now)],
  ])
}

function modules(now: Clock): Dict {
  return Dict.of([
    ['datetime', datetimeModule(now)],
    ['pytz', pytzModule()],
    ['re', reModule()],
    ['itertools', itertoolsModule()],
  ] satisfies (readonly [Value, Value])[])
}
