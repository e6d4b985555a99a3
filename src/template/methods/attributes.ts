// How a template reads `object.name` and `object[key]`: from our own tables, never from JavaScript's properties.

import { isInteger, smallInteger } from '../values/number.ts'
import { print, typeName } from '../values/print.ts'
import { characters } from '../values/text-length.ts'
import { sliceIndices } from '../values/texts.ts'
import { UndefinedUse } from '../values/undefined-use.ts'
import {
  Dict,
  Float,
  HostFunction,
  HostObject,
  TemplateError,
  Tuple,
  Undefined,
  type Value,
} from '../values/value.ts'
import { dictMethods, floatMethods, listMethods, objectMethods, tupleMethods } from './collection-methods.ts'
import type { Method } from './method.ts'
import { stringMethods } from './string-methods.ts'

/** The method of a value by that name, not yet bound to it. */
export function findMethod(object: Value, name: string): Method<never> | undefined {
  if (typeof object === 'string') return stringMethods.get(name) as Method<never> | undefined
  if (Array.isArray(object)) return listMethods.get(name) as Method<never> | undefined
  if (object instanceof Dict) return dictMethods.get(name) as Method<never> | undefined
  if (object instanceof Tuple) return tupleMethods.get(name) as Method<never> | undefined
  if (object instanceof Float) return floatMethods.get(name) as Method<never> | undefined
  if (object instanceof HostObject) return objectMethods(object)?.get(name)
  return undefined
}

function attributeOf(object: Value, name: string): Value | undefined {
  const own = object instanceof HostObject ? object.attribute(name) : undefined
  if (own !== undefined) return own
  if (object instanceof Tuple && object.names.includes(name)) return object.items[object.names.indexOf(name)]
  const method = findMethod(object, name)
  if (method === undefined) return undefined
  return new HostFunction(name, (args, kwargs, call) => method(object as never, args, kwargs, call))
}

function missing(object: Value, name: string, chainable: boolean): Undefined {
  const own = object instanceof HostObject ? object.lacks(name) : undefined
  return new Undefined(name, chainable, own ?? `${describe(object)} has no attribute "${name}".`)
}

function describe(object: Value): string {
  if (object === null) return 'None'
  return object instanceof HostObject ? `"${object.typeName}"` : `A ${typeName(object)}`
}

/** A package's macro may well begin with one underscore. */
function isPrivate(name: string): boolean {
  return name.startsWith('__')
}

/** A namespace of macros: all of its names are a project's own words. */
function ownNames(object: Value): boolean {
  return object instanceof HostObject && object.ownNames
}

/** Prints as nothing, like everything undefined, and says why when it is used. */
function privateName(name: string): Undefined {
  const sentence = `"${name}" may not be read: names with two leading underscores are private.`
  return new Undefined(name, false, sentence)
}

/** `object.name`: an attribute or method, else the item of that key. */
export function getAttribute(object: Value, name: string, chainable: boolean): Value {
  if (object instanceof Undefined) return throughUndefined(object, name)
  // A key may begin with an underscore, an attribute may not.
  const attribute = isPrivate(name) && !ownNames(object) ? undefined : attributeOf(object, name)
  if (attribute !== undefined) return attribute
  const item =
    object instanceof Dict ? object.get(name) : object instanceof HostObject ? object.item(name) : undefined
  if (item !== undefined) return item
  return isPrivate(name) ? privateName(name) : missing(object, name, chainable)
}

function throughUndefined(object: Undefined, name: string): Value {
  if (!object.chainable) throw new UndefinedUse(object)
  return isPrivate(name) ? privateName(name) : new Undefined(name, true)
}

/** `object[key]`: an item, else, for a text, the attribute of that name. */
export function getItem(object: Value, key: Value, chainable: boolean): Value {
  if (object instanceof Undefined) {
    if (!object.chainable) throw new UndefinedUse(object)
    return object
  }
  const item = itemOf(object, key)
  if (item !== undefined) return item
  if (key instanceof Undefined) {
    if (!chainable && (Array.isArray(object) || typeof object === 'string')) throw new UndefinedUse(key)
    return new Undefined(key.name, chainable)
  }
  if (typeof key === 'string') {
    if (isPrivate(key)) return privateName(key)
    const attribute = attributeOf(object, key)
    if (attribute !== undefined) return attribute
  }
  const name = print(key)
  return new Undefined(name, chainable, `${describe(object)} has no item ${JSON.stringify(name)}.`)
}

function itemOf(object: Value, key: Value): Value | undefined {
  if (object instanceof Dict) {
    return Array.isArray(key) || key instanceof Dict || key instanceof Undefined ? undefined : object.get(key)
  }
  if (object instanceof HostObject) return object.item(key)
  if (!isInteger(key)) return undefined
  const items =
    typeof object === 'string' ? characters(object) : object instanceof Tuple ? object.items : object
  if (!Array.isArray(items)) return undefined
  const index = smallInteger(key, 'An index')
  return (items as readonly Value[])[index < 0 ? index + items.length : index]
}

/** `object[from:to:step]`. */
export function getSlice(
  object: Value,
  from: Value | undefined,
  to: Value | undefined,
  step: Value | undefined,
): Value {
  if (object instanceof Undefined) {
    if (object.chainable) return object
    throw new UndefinedUse(object)
  }
  const bounds = [from, to, step].find((bound) => bound instanceof Undefined)
  if (bounds instanceof Undefined) throw new UndefinedUse(bounds)
  if (typeof object === 'string') {
    const all = characters(object)
    return sliceIndices(all.length, from, to, step)
      .map((index) => all[index]!)
      .join('')
  }
  const items = Array.isArray(object)
    ? object
    : object instanceof Tuple
      ? object.items
      : object instanceof HostObject && object.length() !== undefined && object.item(0) !== undefined
        ? [...(object.iterate() ?? [])]
        : undefined
  if (items === undefined) throw new TemplateError(`${describe(object)} cannot be sliced.`)
  const picked = sliceIndices(items.length, from, to, step).map((index) => items[index]!)
  return object instanceof Tuple ? new Tuple(picked) : picked
}
