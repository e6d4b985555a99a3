// Values of templates as plain data and back, for what two threads share. Equal values come back; what is one object may come back as two.

import { ExactScalar } from '../../manifest/exact-scalar.ts'
import type { Json, JsonObject } from '../../manifest/json.ts'
import type { Dialect } from '../../manifest/manifest.ts'
import type { Relation } from '../../manifest/relation.ts'
import { toJson, toValue } from '../../project/template-values.ts'
import { DateTimeValue, DateValue, TimeDelta } from '../../template/modules/datetime/values.ts'
import { Zone } from '../../template/modules/datetime/zone.ts'
import { Dict, Float, Tuple, type Value } from '../../template/values/value.ts'
import { ColumnValue } from './column-value.ts'
import { type RelationLook, RelationValue } from './relation-value.ts'

/** Objects that are none of these become what they print. */
export function pack(value: Value): Json {
  if (typeof value === 'bigint') return { is: 'bigint', value: String(value) }
  if (Array.isArray(value)) return value.map(pack)
  if (value instanceof Float) return { is: 'float', value: String(value.value) }
  if (value instanceof Tuple) return { is: 'tuple', items: value.items.map(pack) }
  if (value instanceof Dict)
    return { is: 'dict', entries: [...value.entries()].map(([key, item]) => [pack(key), pack(item)]) }
  if (value instanceof TimeDelta) return { is: 'timedelta', micros: String(value.micros) }
  if (value instanceof DateValue) return { is: 'date', day: value.day }
  if (value instanceof DateTimeValue) {
    const { wall, zone } = value
    const fixed = zone?.fixed === undefined ? {} : { fixed: String(zone.fixed) }
    return {
      is: 'datetime',
      wall: String(wall),
      ...(zone === undefined ? {} : { zone: zone.name, ...fixed }),
    }
  }
  if (value instanceof ColumnValue) return packColumn(value)
  if (value instanceof RelationValue) {
    const { include, quoted, ...look } = value.look
    const sets = { include: include && [...include], quoted: quoted && [...quoted] }
    // Without the parts that are undefined, which is no JSON.
    return JSON.parse(
      JSON.stringify({ is: 'relation', relation: value.relation, look: { ...look, ...sets } }),
    )
  }
  return toJson(value)
}

export function unpack(json: Json): Value {
  if (json === null || typeof json !== 'object' || json instanceof ExactScalar) return toValue(json)
  if (isList(json)) return json.map(unpack)
  const text = (key: string): string => String(json[key])
  switch (json.is) {
    case 'bigint':
      return BigInt(text('value'))
    case 'float':
      return new Float(Number(json.value))
    case 'tuple':
      return new Tuple((json.items as readonly Json[]).map(unpack))
    case 'timedelta':
      return new TimeDelta(BigInt(text('micros')))
    case 'date':
      return new DateValue(Number(json.day))
    case 'datetime':
      return new DateTimeValue(BigInt(text('wall')), zoneOf(json))
    case 'column':
      return unpackColumn(json)
    case 'relation':
      return new RelationValue(json.relation as unknown as Relation, lookOf(json.look as JsonObject))
    default:
      return Dict.of(
        (json.entries as unknown as readonly [Json, Json][]).map(([key, item]) => [
          unpack(key),
          unpack(item),
        ]),
      )
  }
}

function packColumn({ name, dtype, dialect, look }: ColumnValue): JsonObject {
  const { fields, ...rest } = look
  const packed = { is: 'column', name, dtype, dialect, look: rest, fields: fields?.map(packColumn) }
  // Without the parts that are undefined, which is no JSON.
  return JSON.parse(JSON.stringify(packed))
}

function unpackColumn({ name, dtype, dialect, look, fields }: JsonObject): ColumnValue {
  const inner = (fields as readonly JsonObject[] | undefined)?.map(unpackColumn)
  return new ColumnValue(String(name), String(dtype), dialect as Dialect, {
    ...(look as JsonObject),
    ...(inner === undefined ? {} : { fields: inner }),
  })
}

const isList = (json: Json): json is readonly Json[] => Array.isArray(json)

function zoneOf({ zone, fixed }: JsonObject): Zone | undefined {
  if (typeof zone !== 'string') return undefined
  return fixed === undefined ? new Zone(zone) : new Zone(zone, BigInt(String(fixed)))
}

function lookOf(packed: JsonObject): RelationLook {
  const { include, quoted } = packed
  const sets = {
    ...(isList(include ?? null) ? { include: new Set(include as readonly string[]) } : {}),
    ...(isList(quoted ?? null) ? { quoted: new Set(quoted as readonly string[]) } : {}),
  }
  return { ...packed, ...sets } as unknown as RelationLook
}
