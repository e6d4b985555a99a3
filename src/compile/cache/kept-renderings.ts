import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { NodeId } from '../../manifest/node-id.ts'
import type { TemplatedNode } from '../compile/render-node.ts'
import type { RenderedSql } from '../compile/rendered-sql.ts'
import { type CacheFiles, keepText, readKeptText } from './kept-json.ts'
import type { Look, Looks } from './looks.ts'

/** The forms of a node's query, as rendered. */
export interface Renderings {
  readonly first: RenderedSql
  /** Of an incremental model, once it is there. */
  readonly later: RenderedSql | undefined
}

type KeptText = readonly [text: string, inlined: readonly NodeId[]]

interface KeptNode {
  /** Of its own text. */
  readonly key: string
  /** Indices into `looks`. */
  readonly saw: readonly number[]
  readonly first: KeptText
  readonly later?: KeptText
}

interface Kept {
  /** What was looked at, and what was found. */
  readonly looks: (readonly [look: Look, digest: string])[]
  readonly nodes: Readonly<Record<NodeId, KeptNode>>
}

const FORM = 'renderings-1'

/**
 * What nodes were rendered to in former calls, with all that they looked at. A rendering is used again where each of these
 * questions has the same answer now. Nothing is kept of what asks the warehouse, a clock or chance, walks through the whole
 * project, or says something to people. Places are not kept, for texts move in files: it is rendered anew to tell one.
 */
export class KeptRenderings {
  readonly #looks: Looks
  readonly #files: CacheFiles
  readonly #path: string
  readonly #isNode: (id: NodeId) => boolean
  readonly #current = new Map<NodeId, KeptNode>()
  /** Indices of looks by digest and look. */
  #numbers: Map<string, number> | undefined
  #former: Kept | undefined
  #holds: (boolean | undefined)[] = []
  #changed = false

  constructor(looks: Looks, files: CacheFiles, directory: string, isNode: (id: NodeId) => boolean) {
    this.#looks = looks
    this.#files = files
    this.#path = join(directory, 'renderings.json')
    this.#isNode = isNode
  }

  /** `text`: all that the node's template is made of. */
  of(node: TemplatedNode, text: string, render: () => Renderings): Renderings {
    if (!this.#isNode(node.id)) return render()
    const key = keyOf(node, text)
    const known = this.#known(node.id, key)
    if (known !== undefined) return this.#used(known, render)
    const { result, seen } = this.#looks.watch(render)
    const { first, later } = result
    // Where nothing was printed for a name is told with its place.
    if (seen === undefined || first.blanks?.length || later?.blanks?.length) return result
    const saw = [...seen].map((look) => this.#number(look, this.#looks.digest(look)))
    this.#current.set(node.id, {
      ...{ key, saw, first: kept(first) },
      ...(later === undefined ? {} : { later: kept(later) }),
    })
    this.#changed = true
    return result
  }

  save(): void {
    if (!this.#changed) return
    const { looks, nodes: former } = this.#readFormer()
    // What other selections left is kept too.
    const others = Object.entries(former).filter(([id]) => this.#isNode(id) && !this.#current.has(id))
    const nodes = Object.fromEntries([...others, ...this.#current])
    const text = JSON.stringify(withoutWaste({ looks, nodes }))
    keepText(this.#files, this.#path, FORM, `${crc32(text)}\n${text}`)
  }

  #known(id: NodeId, key: string): KeptNode | undefined {
    const former = this.#readFormer()
    const node = former.nodes[id]
    if (node === undefined || node.key !== key) return undefined
    return node.saw.every((index) => this.#isSame(former, index)) ? node : undefined
  }

  #isSame({ looks }: Kept, index: number): boolean {
    let same = this.#holds[index]
    if (same === undefined) {
      const [look, digest] = looks[index]!
      same = this.#looks.digest(look) === digest
      this.#holds[index] = same
    }
    return same
  }

  #used(node: KeptNode, render: () => Renderings): Renderings {
    let again: Renderings | undefined
    const rendering = ([text, inlined]: KeptText, of: (all: Renderings) => RenderedSql | undefined) => ({
      ...{ text, inlined, blanks: [] },
      locate: (offset: number) => of((again ??= render()))?.locate(offset),
    })
    return {
      first: rendering(node.first, ({ first }) => first),
      later: node.later && rendering(node.later, ({ later }) => later),
    }
  }

  #number(look: Look, digest: string): number {
    const { looks } = this.#readFormer()
    this.#numbers ??= new Map(looks.map(([look, digest], index) => [`${digest} ${look}`, index]))
    const key = `${digest} ${look}`
    let number = this.#numbers.get(key)
    if (number === undefined) {
      number = looks.push([look, digest]) - 1
      this.#numbers.set(key, number)
    }
    return number
  }

  #readFormer(): Kept {
    if (this.#former === undefined) {
      const text = readKeptText(this.#files, this.#path, FORM) ?? ''
      const begin = text.indexOf('\n') + 1
      const whole = begin > 0 && crc32(text.slice(begin)) === Number(text.slice(0, begin - 1))
      this.#former = whole ? (JSON.parse(text.slice(begin)) as Kept) : { looks: [], nodes: {} }
    }
    return this.#former
  }
}

/** Looks that nothing uses any more go, once they are the greater part. */
function withoutWaste({ looks, nodes }: Kept): Kept {
  const used = new Set(Object.values(nodes).flatMap(({ saw }) => saw))
  if (looks.length < 1000 || looks.length < 2 * used.size) return { looks, nodes }
  const numbers = new Map([...used].map((old, index) => [old, index]))
  const renumbered = Object.entries(nodes).map(([id, node]): [NodeId, KeptNode] => [
    id,
    { ...node, saw: node.saw.map((old) => numbers.get(old)!) },
  ])
  return { looks: [...used].map((old) => looks[old]!), nodes: Object.fromEntries(renumbered) }
}

function kept({ text, inlined }: RenderedSql): KeptText {
  return [text, inlined]
}

/** Of what rendering takes from the node itself; settings and `model` are looks, places do not matter. */
function keyOf(node: TemplatedNode, text: string): string {
  const { kind, id, name, package: owner, source, dependsOn, config } = node
  const own = [
    ...[
      kind,
      id,
      name,
      owner,
      text,
      text === source ? null : source,
      dependsOn,
      config.materialized === 'incremental',
    ],
    'relation' in node ? node.relation : null,
    node.kind === 'test' ? [node.generic, node.test.where, node.attachedTo] : null,
    node.kind === 'function' ? { ...node, at: null, patch: null } : null,
  ]
  return createHash('sha1').update(JSON.stringify(own)).digest('base64')
}
