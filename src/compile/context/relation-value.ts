import type { JsonObject } from '../../manifest/json.ts'
import type { Dialect } from '../../manifest/manifest.ts'
import type { Relation } from '../../manifest/relation.ts'
import {
  Dict,
  HostFunction,
  HostObject,
  type Kwargs,
  TemplateError,
  type Value,
} from '../../template/values/value.ts'

type Part = 'database' | 'schema' | 'identifier'
const PARTS: readonly Part[] = ['database', 'schema', 'identifier']

/** The parts that `quoting` leaves in quotes; undefined where it leaves all of them. */
export function quotedParts(quoting: JsonObject = {}): ReadonlySet<Part> | undefined {
  const kept = PARTS.filter((part) => quoting[part] !== false)
  return kept.length === PARTS.length ? undefined : new Set(kept)
}

export interface RelationLook {
  readonly dialect: Dialect
  /** `table`, `view`, `cte`, ... */
  readonly type?: string | undefined
  readonly include?: ReadonlySet<Part> | undefined
  readonly quoted?: ReadonlySet<Part> | undefined
  /** Printed as it is: the name of an ephemeral model's CTE, or a subquery. */
  readonly text?: string | undefined
  /** Where `text` is a part of its rows: how all of it is read. */
  readonly whole?: string | undefined
  /** Of `ref()` and `source()`: the node it stands for. */
  readonly node?: string | undefined
}

/** What `ref()`, `source()` and `this` give: a relation that prints quoted for the project's dialect. */
export class RelationValue extends HostObject {
  readonly relation: Relation
  readonly look: RelationLook

  constructor(relation: Relation, look: RelationLook) {
    super(look.dialect === 'bigquery' ? 'BigQueryRelation' : 'DuckDBRelation')
    this.relation = relation
    this.look = look
  }

  override print(): string {
    if (this.look.text !== undefined) return this.look.text
    const include = this.look.include ?? ALL
    return PARTS.flatMap((part) => {
      const value = this.part(part)
      return value === undefined || value === '' || !include.has(part) ? [] : [this.#quoted(part, value)]
    }).join('.')
  }

  override repr(): string {
    return `<${this.typeName} ${this.print()}>`
  }

  part(part: Part): string | undefined {
    return part === 'identifier' ? this.relation.name : this.relation[part]
  }

  override attribute(name: string): Value | undefined {
    return Object.hasOwn(attributes, name) ? attributes[name]?.(this) : undefined
  }
  override attributeNames(): Iterable<string> {
    return Object.keys(attributes)
  }
  override truthy(): boolean {
    return true
  }
  override equals(other: Value): boolean {
    return other instanceof RelationValue && other.print() === this.print()
  }
  override hash(): string {
    return this.print()
  }
  /** Packages ask for it to tell a relation from a text. */
  override mapping(): boolean {
    return true
  }
  override contains(value: Value): boolean | undefined {
    return typeof value === 'string' ? PARTS.some((part) => part === value) : undefined
  }
  override item(key: Value): Value | undefined {
    return typeof key === 'string' && (PARTS as readonly string[]).includes(key)
      ? (this.part(key as Part) ?? null)
      : undefined
  }
  override plain(): Value | undefined {
    return this.print()
  }

  with(relation: Partial<Relation>, look: Partial<RelationLook> = {}): RelationValue {
    return new RelationValue({ ...this.relation, ...relation }, { ...this.look, ...look })
  }

  #quoted(part: Part, value: string): string {
    if (!(this.look.quoted ?? ALL).has(part)) return value
    return this.look.dialect === 'bigquery' ? `\`${value}\`` : `"${value.replaceAll('"', '""')}"`
  }
}

const ALL: ReadonlySet<Part> = new Set(PARTS)

const attributes: Readonly<Record<string, (relation: RelationValue) => Value>> = {
  database: (it) => it.relation.database ?? null,
  project: (it) => it.relation.database ?? null,
  schema: (it) => it.relation.schema,
  dataset: (it) => it.relation.schema,
  identifier: (it) => it.relation.name,
  name: (it) => it.relation.name,
  table: (it) => it.relation.name,
  type: (it) => it.look.type ?? null,
  is_table: (it) => it.look.type === 'table',
  is_view: (it) => it.look.type === 'view',
  is_cte: (it) => it.look.type === 'cte',
  is_pointer: (it) => it.look.type === 'pointer_table',
  is_materialized_view: (it) => it.look.type === 'materialized_view',
  can_be_renamed: (it) => it.look.type === 'table' || it.look.type === 'view',
  can_be_replaced: (it) => it.look.type === 'table' || it.look.type === 'view',
  quote_policy: (it) => policy(it.look.quoted ?? ALL),
  include_policy: (it) => policy(it.look.include ?? ALL),
  metadata: (it) => Dict.of([['type', it.typeName]]),
  get: (it) => new HostFunction('get', ([name, otherwise]) => attribute(it, name) ?? otherwise ?? null),
  render: (it) => new HostFunction('render', () => it.look.whole ?? it.print()),
  include: (it) =>
    new HostFunction('include', (_, kwargs) => it.with({}, { include: chosen(it.look.include, kwargs) })),
  quote: (it) =>
    new HostFunction('quote', (_, kwargs) => it.with({}, { quoted: chosen(it.look.quoted, kwargs) })),
  replace_path: (it) => new HostFunction('replace_path', (_, kwargs) => it.with(path(kwargs))),
  incorporate: (it) => new HostFunction('incorporate', (_, kwargs) => incorporate(it, kwargs)),
  without_identifier: (it) =>
    new HostFunction('without_identifier', () =>
      it.with({}, { include: new Set<Part>(['database', 'schema']) }),
    ),
  information_schema: (it) => new HostFunction('information_schema', ([view]) => informationSchema(it, view)),
  matches: (it) => new HostFunction('matches', (args, kwargs) => matches(it, args, kwargs)),
}

function attribute(it: RelationValue, name: Value | undefined): Value | undefined {
  return typeof name === 'string' && Object.hasOwn(attributes, name) ? attributes[name]?.(it) : undefined
}

function policy(parts: ReadonlySet<Part>): Dict {
  return Dict.of(PARTS.map((part): [string, boolean] => [part, parts.has(part)]))
}

function chosen(before: ReadonlySet<Part> | undefined, kwargs: Kwargs): ReadonlySet<Part> {
  const parts = new Set(before ?? ALL)
  for (const part of PARTS) {
    const value = kwargs.get(part)
    if (value === true) parts.add(part)
    else if (value === false) parts.delete(part)
  }
  return parts
}

function path(kwargs: Kwargs): Partial<Relation> {
  const text = (part: Part) => {
    const value = kwargs.get(part)
    return typeof value === 'string' ? value : undefined
  }
  const database = text('database')
  const schema = text('schema')
  const name = text('identifier')
  return {
    ...(database === undefined ? {} : { database }),
    ...(schema === undefined ? {} : { schema }),
    ...(name === undefined ? {} : { name }),
  }
}

function incorporate(it: RelationValue, kwargs: Kwargs): RelationValue {
  const type = kwargs.get('type')
  const parts = kwargs.get('path')
  const named = new Map<string, Value>(
    parts instanceof Dict ? [...parts.entries()].map(([key, value]) => [String(key), value]) : [],
  )
  return it.with(path(named), typeof type === 'string' ? { type } : {})
}

function informationSchema(it: RelationValue, view: Value | undefined): RelationValue {
  const name = typeof view === 'string' ? `.${view}` : ''
  const database = it.relation.database
  const { dialect } = it.look
  const quote = dialect === 'bigquery' ? '`' : '"'
  const prefix = [database, dialect === 'bigquery' ? it.relation.schema : undefined]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => `${quote}${part}${quote}.`)
    .join('')
  const text = `${prefix}INFORMATION_SCHEMA${name}`
  return it.with({ schema: 'INFORMATION_SCHEMA', name: name.slice(1) }, { text })
}

function matches(it: RelationValue, args: readonly Value[], kwargs: Kwargs): boolean {
  const wanted = new Map<Part, Value>()
  for (const [index, part] of PARTS.entries()) {
    const value = args[index] ?? kwargs.get(part)
    if (value !== undefined && value !== null) wanted.set(part, value)
  }
  if (wanted.size === 0) throw new TemplateError('matches() needs a database, a schema or an identifier.')
  return [...wanted].every(([part, value]) => it.part(part)?.toLowerCase() === String(value).toLowerCase())
}
