import { plainNumbers } from '../../manifest/exact-scalar.ts'
import type {
  ExposureDefinition,
  FunctionArgumentDefinition,
  FunctionDefinition,
  GroupDefinition,
  KeptDefinition,
  MacroDefinition,
  SingularTestDefinition,
  UnitTestDefinition,
} from '../definitions.ts'
import { isJsonObject, type Json, objectOf, textOf, textsOf } from '../json.ts'
import { listOf, type Reading, settleBase } from './settle-entry.ts'

const beside = ['tags', 'meta', 'enabled', 'docs']

export function settleMacro(
  reading: Reading,
  list: readonly Json[],
  index: number,
): MacroDefinition | undefined {
  const base = settleBase(reading, list, index, beside)
  if (base === undefined) return undefined
  const args = listOf(objectOf(list[index]).arguments).flatMap((argument) => {
    if (!isJsonObject(argument)) return []
    const name = textOf(argument.name)
    const type = textOf(argument.type)
    const description = textOf(argument.description)
    if (name === undefined) return []
    return [
      {
        name,
        ...(type === undefined ? {} : { type }),
        ...(description === undefined ? {} : { description }),
      },
    ]
  })
  return { kind: 'macro', ...base, arguments: args }
}

export function settleFunction(
  reading: Reading,
  list: readonly Json[],
  index: number,
): FunctionDefinition | undefined {
  const base = settleBase(reading, list, index, beside)
  if (base === undefined) return undefined
  const entry = objectOf(list[index])
  const returns = objectOf(entry.returns)
  const type = textOf(returns.data_type)
  const description = textOf(returns.description)
  return {
    kind: 'function',
    ...base,
    arguments: settleArguments(reading, listOf(entry.arguments)),
    ...(type === undefined
      ? {}
      : { returns: { type, ...(description === undefined ? {} : { description }) } }),
  }
}

function settleArguments({ yaml }: Reading, list: readonly Json[]): readonly FunctionArgumentDefinition[] {
  return list.flatMap((entry, index) => {
    if (!isJsonObject(entry)) return []
    const name = textOf(entry.name)
    const type = textOf(entry.data_type)
    if (name === undefined || type === undefined) return []
    const description = textOf(entry.description)
    const given = plainNumbers(entry.default_value)
    const plain = typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean'
    return [
      {
        ...{ name, at: yaml.ofKey(list, index), type },
        ...(description === undefined ? {} : { description }),
        ...(plain ? { default: given } : {}),
      },
    ]
  })
}

export function settleExposure(
  reading: Reading,
  list: readonly Json[],
  index: number,
): ExposureDefinition | undefined {
  const base = settleBase(reading, list, index, beside)
  if (base === undefined) return undefined
  const entry = objectOf(list[index])
  const owner = objectOf(entry.owner)
  const name = textOf(owner.name)
  const email = textsOf(owner.email ?? [])
  const upstream = listOf(entry.depends_on)
  const optional = (key: 'label' | 'url' | 'maturity') => {
    const value = textOf(entry[key])
    return value === undefined ? {} : { [key]: value }
  }
  return {
    kind: 'exposure',
    ...base,
    exposureType: textOf(entry.type) ?? '',
    ...optional('label'),
    ...optional('url'),
    ...optional('maturity'),
    owner: {
      ...(name === undefined ? {} : { name }),
      ...(email.length === 0 ? {} : { email: email.join(', ') }),
    },
    dependsOn: upstream.flatMap((item, at) =>
      typeof item === 'string' ? [{ text: item, at: reading.yaml.ofKey(upstream, at) }] : [],
    ),
  }
}

export function settleUnitTest(
  reading: Reading,
  list: readonly Json[],
  index: number,
): UnitTestDefinition | undefined {
  const base = settleBase(reading, list, index, beside)
  if (base === undefined) return undefined
  const { yaml } = reading
  const entry = objectOf(list[index])
  const given = listOf(entry.given)
  return {
    kind: 'unit_test',
    ...base,
    model: textOf(entry.model) ?? '',
    modelAt: yaml.ofValue(entry, 'model'),
    given: given.filter(isJsonObject),
    givenAt: given.flatMap((item, at) => (isJsonObject(item) ? [yaml.ofKey(given, at)] : [])),
    expect: objectOf(entry.expect),
    ...(entry.expect === undefined ? {} : { expectAt: yaml.ofKey(entry, 'expect') }),
    overrides: objectOf(entry.overrides),
    ...(entry.versions === undefined ? {} : { versions: entry.versions }),
  }
}

export function settleGroup(
  reading: Reading,
  list: readonly Json[],
  index: number,
): GroupDefinition | undefined {
  const base = settleBase(reading, list, index, beside)
  return base === undefined
    ? undefined
    : { kind: 'group', ...base, owner: objectOf(objectOf(list[index]).owner) }
}

export function settleSingularTest(
  reading: Reading,
  list: readonly Json[],
  index: number,
): SingularTestDefinition | undefined {
  const base = settleBase(reading, list, index, beside)
  return base === undefined ? undefined : { kind: 'data_test', ...base }
}

export function settleKept(
  reading: Reading,
  kind: KeptDefinition['kind'],
  list: readonly Json[],
  index: number,
): KeptDefinition | undefined {
  const base = settleBase(reading, list, index, beside)
  return base === undefined ? undefined : { kind, ...base, values: objectOf(list[index]) }
}
