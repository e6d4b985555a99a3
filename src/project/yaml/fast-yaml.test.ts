import { describe, expect, it } from 'vitest'
import { completeYaml } from './complete-yaml.ts'
import { fastYaml } from './fast-yaml.ts'
import { placedYaml } from './placed-yaml.ts'

/** Texts that the fast reader must read, and read as the complete one does. */
const plain = [
  '',
  '# only a comment\n',
  '---\na: 1\n',
  'a: 1\nb: two words\nc:\n',
  'a:\n  - 1\n  - x: 1\n    y: 2\n  -\n    z: 3\n  - - p\n    - q\n',
  'list:\n- a\n- b\nafter: 1\n',
  "a: \"quoted # text: yes\" # comment\nb: 'it''s'\n",
  'a: "x\\ty\\u00e9\\n"\n',
  'flow: [a, "b, c", {d: 1, e: [2, 3,]}, {}, []]\nmap: {a: 1, "b": two, c: }\n',
  'flow: [\n  a, # one\n  b\n]\n',
  'text: |\n  one\n    two\n\n  three\n\n\nnext: 1\n',
  'text: |-\n  one\n  two\nkeep: |+\n  one\n\nend: 1\n',
  'text: >\n  one\n  two\n\n  three\n    deep\n    deeper\n  four\n',
  'text: >-\n  folded\n  text\n',
  'text: first\n  second\n\n  third\nb: 1\n',
  'a: "first\n  second\n\n  third"\n',
  'on: yes\nno: off\nnumber: 010\nfloat: 1.50\nhex: 0x1F\ndate: 2024-01-31\nnull_: ~\nbig: 12345678901234567890\n',
  'url: https://example.com:80/a#b\nenv: a:b\n',
  '"quoted key": 1\n\'other\': 2\n? : 3\n'.replace('? : 3\n', ''),
  'a: -1\nb: - 1\n'.replace('b: - 1\n', 'b: -x\n'),
  'crlf: 1\r\nlist:\r\n  - a\r\n  - b\r\ntext: |\r\n  one\r\n  two\r\n',
  'empty: ""\nblock: |\nafter: 1\n',
  'text: |\n  one\n  two',
  'text: |+\n  one\n  two',
  'text: >\n  one\n  two',
  'text: |\n  one\n  ',
  'text: |+\n  one\n\n  ',
]

/** Texts whose meaning hangs on more than the fast reader knows. */
const rare = [
  'a: &x 1\nb: *x\n',
  'a: !!str 1\n',
  'a: 1\na: 2\n',
  'a:\n\tb: 1\n',
  'a: {{ x }}\n',
  'a: b: c\n',
  'a:\n    b: 1\n  c: 2\n',
  'a: "open\n',
  'a: 1\n---\nb: 2\n',
  '? a\n: b\n',
]

describe('fastYaml', () => {
  it.each(plain)('reads %j as the complete reader does', (text) => {
    const fast = fastYaml(text)
    const complete = completeYaml(text)
    expect(complete.mistakes).toEqual([])
    expect(fast?.value).toEqual(complete.value)
  })

  it.each(rare)('leaves %j to the complete reader', (text) => {
    expect(fastYaml(text)).toBeUndefined()
  })

  it('gives the same places as the complete reader', () => {
    const text = 'models:\n  - name: a\n    columns:\n      - {name: id, tests: [unique]}\n      - name: b\n'
    for (const yaml of [fastYaml(text)!, completeYaml(text)]) {
      const placed = placedYaml('f.yml', text, yaml)
      expect(placed.ofPath(['models', 0], 'key')).toMatchObject({ line: 2, column: 5 })
      expect(placed.ofPath(['models', 0, 'name'], 'value')).toEqual({
        file: 'f.yml',
        line: 2,
        column: 11,
        end: { line: 2, column: 12 },
      })
      expect(placed.ofPath(['models', 0, 'columns', 0, 'tests', 0], 'key')).toMatchObject({
        line: 4,
        column: 28,
      })
      expect(placed.ofPath(['models', 0, 'columns', 1, 'name'], 'key')).toMatchObject({ line: 5, column: 9 })
    }
  })

  it('keeps a key named __proto__ as data', () => {
    const value = fastYaml('__proto__:\n  polluted: true\n')?.value
    expect(Object.keys(value as object)).toEqual(['__proto__'])
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  it('gives up on nesting beyond all sense', () => {
    expect(fastYaml('['.repeat(5000))).toBeUndefined()
    expect(fastYaml(Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'))).toBeUndefined()
  })

  it('ends a block of text where the file does, without a line break of its own', () => {
    for (const [text, value] of [
      ['a: |\n  x\n  y', 'x\ny'],
      ['a: |+\n  x\n  y', 'x\ny'],
      ['a: >\n  x\n  y', 'x y'],
      ['a: |\n  x\n  ', 'x\n'],
    ] as const) {
      expect(fastYaml(text)?.value).toEqual({ a: value })
      expect(completeYaml(text).value).toEqual({ a: value })
    }
  })
})
