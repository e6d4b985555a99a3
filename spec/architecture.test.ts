import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

// The house: a room imports only the rooms named, from lower floors. Change this table first, then the code.
const rooms: Record<string, { floor: number; may: readonly string[] }> = {
  problems: { floor: 1, may: [] },
  project: { floor: 3, may: ['template', 'manifest', 'problems'] },
  template: { floor: 2, may: ['problems'] },
  sql: { floor: 2, may: ['problems'] },
  manifest: { floor: 2, may: ['problems'] },
  compile: { floor: 4, may: ['artifacts', 'project', 'template', 'sql', 'manifest', 'problems'] },
  select: { floor: 3, may: ['manifest', 'problems'] },
  state: { floor: 3, may: ['manifest', 'problems'] },
  artifacts: { floor: 3, may: ['manifest', 'problems'] },
  transpile: { floor: 3, may: ['sql', 'problems'] },
  lint: { floor: 3, may: ['sql', 'manifest', 'problems'] },
  format: { floor: 3, may: ['sql', 'problems'] },
  adapters: { floor: 3, may: ['sql', 'manifest', 'problems'] },
  site: { floor: 3, may: ['manifest', 'problems'] },
  generate: { floor: 3, may: ['manifest', 'problems'] },
  compare: { floor: 4, may: ['connections', 'adapters', 'manifest', 'problems'] },
  connections: { floor: 3, may: ['manifest', 'problems'] },
  checks: { floor: 4, may: ['adapters', 'manifest', 'problems'] },
  ingest: { floor: 4, may: ['generate', 'connections', 'adapters', 'manifest', 'problems'] },
  run: { floor: 5, may: ['checks', 'adapters', 'manifest', 'problems'] },
  verbs: {
    floor: 6,
    may: [
      'run',
      'checks',
      'ingest',
      'compare',
      'connections',
      'compile',
      'select',
      'state',
      'artifacts',
      'adapters',
      'transpile',
      'format',
      'lint',
      'site',
      'generate',
      'project',
      'template',
      'sql',
      'manifest',
      'problems',
    ],
  },
  'index.ts': {
    floor: 7,
    may: [
      'verbs',
      'run',
      'ingest',
      'compare',
      'select',
      'site',
      'generate',
      'project',
      'manifest',
      'problems',
    ],
  },
  cli: { floor: 8, may: ['index.ts'] },
}

const root = resolve(import.meta.dirname, '..')
const source = join(root, 'src')
const files = list(source).filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))

function list(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? list(path) : [path]
  })
}

function roomOf(file: string): string {
  return relative(source, file).split('/')[0]!
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const found = text.matchAll(/(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g)
  return [...found].map((match) => resolve(dirname(file), match[1]!))
}

describe('the house', () => {
  it('has only rooms that the table names', () => {
    const unknown = readdirSync(source).filter((name) => !(name in rooms))
    expect(
      unknown,
      'Name a new room in the table of spec/architecture.test.ts and in ARCHITECTURE.md first.',
    ).toEqual([])
  })

  it('imports only from rooms below', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .map(roomOf)
        .filter((to) => to !== roomOf(file) && !rooms[roomOf(file)]?.may.includes(to))
        .map(
          (to) =>
            `${relative(root, file)} imports ${to}/: move the code to a room that may, or pass it in as an argument.`,
        ),
    )
    expect(wrong).toEqual([])
  })

  it('keeps its own table free of upward arrows', () => {
    const upward = Object.entries(rooms).flatMap(([room, { floor, may }]) =>
      may.filter((other) => (rooms[other]?.floor ?? 99) >= floor).map((other) => `${room} -> ${other}`),
    )
    expect(upward).toEqual([])
  })

  it('has no circle between files, types included', () => {
    const circles: string[] = []
    const state = new Map<string, 'open' | 'done'>()
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'done') return
      if (state.get(file) === 'open') {
        circles.push(
          [...path.slice(path.indexOf(file)), file].map((name) => relative(root, name)).join(' -> '),
        )
        return
      }
      state.set(file, 'open')
      for (const next of importsOf(file)) if (files.includes(next)) visit(next, [...path, file])
      state.set(file, 'done')
    }
    for (const file of files) visit(file, [])
    expect(circles).toEqual([])
  })

  it('prints, exits and reads the environment only in cli/', () => {
    const wrong = files
      .filter((file) => roomOf(file) !== 'cli' && !file.includes('/site/app/'))
      .filter((file) =>
        /\bprocess\.(env|exit|stdout|stderr|argv)\b|\bconsole\./.test(
          stripComments(readFileSync(file, 'utf8')),
        ),
      )
      .map(
        (file) =>
          `${relative(root, file)} reads the environment, prints or exits: take it as an argument, return it, or do it in cli/.`,
      )
    expect(wrong).toEqual([])
  })
})

function stripComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}
