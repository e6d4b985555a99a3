// The names that Jinja itself gives to every template.
import { fillDict } from '../methods/collection-methods.ts'
import { Range } from '../objects/collections.ts'
import { Cycler, Joiner, Namespace } from '../objects/namespace.ts'
import { bind } from '../values/arguments.ts'
import { smallInteger } from '../values/number.ts'
import { print } from '../values/print.ts'
import { Dict, HostFunction, type Kwargs, TemplateError, type Value } from '../values/value.ts'

/** As in Jinja's sandbox. */
const MAXIMUM_RANGE = 100_000

export function range(args: readonly Value[]): Value {
  if (args.length === 0 || args.length > 3) throw new TemplateError('"range" takes one to three arguments.')
  const [a, b, c] = args.map((value) => smallInteger(value, 'An argument of "range"'))
  const made = new Range(b === undefined ? 0 : a!, b ?? a!, c ?? 1)
  if (made.step === 0) throw new TemplateError('The step of "range" cannot be zero.')
  if (made.length() > MAXIMUM_RANGE) {
    throw new TemplateError(`A range of more than ${MAXIMUM_RANGE} numbers is too long for a template.`)
  }
  return made
}

function namespace(args: readonly Value[], kwargs: Kwargs): Value {
  const dict = new Dict()
  fillDict(dict, args, kwargs)
  return new Namespace([...dict.entries()].map(([key, value]) => [print(key), value] as const))
}

function dict(args: readonly Value[], kwargs: Kwargs): Value {
  const made = new Dict()
  fillDict(made, args, kwargs)
  return made
}

export const jinjaGlobals: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['range', new HostFunction('range', range)],
  ['dict', new HostFunction('dict', dict)],
  ['namespace', new HostFunction('namespace', namespace)],
  [
    'cycler',
    new HostFunction('cycler', (args) => {
      if (args.length === 0) throw new TemplateError('"cycler" needs values to go through.')
      return new Cycler(args)
    }),
  ],
  [
    'joiner',
    new HostFunction(
      'joiner',
      (args, kwargs) => new Joiner(bind('joiner', ['sep'], args, kwargs)[0] ?? ', '),
    ),
  ],
])
