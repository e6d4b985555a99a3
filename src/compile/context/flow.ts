import { print } from '../../template/values/print.ts'
import {
  HostFunction,
  HostObject,
  ReturnFunction,
  TemplateError,
  type Value,
} from '../../template/values/value.ts'
import type { Rendering } from './rendering.ts'

/** `return(value)` ends the innermost macro with a value of any kind. */
export const returnFunction = new ReturnFunction()

export function logFunction({ phase }: Rendering, name: 'log' | 'print'): HostFunction {
  return new HostFunction(name, (args, kwargs, site) => {
    const shown = name === 'print' || args[1] === true || kwargs.get('info') === true
    if (shown) phase.tell(name, written(args[0] ?? kwargs.get('msg')), site)
    return ''
  })
}

/** What `exceptions.*` raises: the author's own words at the author's place. */
const raising = [
  'raise_compiler_error',
  'raise_database_error',
  'raise_parsing_error',
  'raise_not_implemented',
  'raise_contract_error',
  'raise_fail_fast_error',
  'raise_dependency_error',
  'raise_duplicate_patch_name',
  'raise_ambiguous_alias',
  'column_type_missing',
]

export function exceptionsValue({ phase }: Rendering): HostObject {
  const table = new Map<string, Value>(
    raising.map((name): [string, Value] => [
      name,
      new HostFunction(name, ([message]) => {
        throw new TemplateError(written(message), undefined, 'raised-by-template')
      }),
    ]),
  )
  table.set(
    'warn',
    new HostFunction('warn', ([message], _, site) => {
      phase.tell('warning', written(message), site)
      return ''
    }),
  )
  const relationWrong = new HostFunction('relation_wrong_type', ([relation, expected, model]) => {
    throw new TemplateError(
      `Trying to create ${written(expected)} ${written(model ?? relation)}, but it exists as another kind of relation.`,
      undefined,
      'raised-by-template',
    )
  })
  table.set('relation_wrong_type', relationWrong)
  table.set(
    'missing_config',
    new HostFunction('missing_config', ([model, name]) => {
      throw new TemplateError(
        `"${written(model)}" needs the setting "${written(name)}".`,
        undefined,
        'config-missing',
      )
    }),
  )
  return new HostObject('exceptions', table)
}

function written(value: Value | undefined): string {
  return value === undefined ? '' : print(value)
}
