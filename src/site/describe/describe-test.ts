import type { Json } from '../../manifest/json.ts'
import type { DataTest } from '../../manifest/node.ts'
import type { NodeResult, RowSample } from '../../manifest/results.ts'
import type { PageTest } from '../page-data.ts'
import type { SiteInput } from '../site-input.ts'
import { costFacts } from './cost-facts.ts'
import { describeProblems } from './describe-problems.ts'
import { describeTexts } from './describe-texts.ts'
import { type PageIndex, type TestNode, testedBy } from './page-index.ts'

const sampleRows = 20
const cellCharacters = 300

export function describeTest(test: TestNode, input: SiteInput, index: PageIndex): PageTest {
  const result = input.results.get(test.id)
  const source = test.kind === 'test' ? test.source : undefined
  return {
    id: test.id,
    name: test.name,
    label: test.kind === 'test' ? labelOf(test) : 'unit test',
    description: test.description,
    file: test.file,
    on: testedBy(test, index.nodeAt),
    texts: describeTexts(source, input.compiled.get(test.id), input, index),
    ...(test.kind === 'unit_test' ? { unit: true } : { severity: test.test.severity }),
    ...(test.kind === 'test' && test.column !== undefined ? { column: test.column } : {}),
    ...(result === undefined ? {} : describeResult(result)),
  }
}

function describeResult(result: NodeResult) {
  const problems = describeProblems(result)
  const facts = costFacts(result.adapterResponse)
  return {
    ...(facts.length === 0 ? {} : { facts }),
    status: result.status,
    at: result.finishedAt,
    milliseconds: Math.max(0, result.finishedAt - result.startedAt),
    ...(result.message ? { message: result.message } : {}),
    ...(result.failures === undefined ? {} : { failures: result.failures }),
    ...(result.sample === undefined ? {} : { sample: shorten(result.sample) }),
    ...(problems.length === 0 ? {} : { problems }),
  }
}

/** `unique`, `accepted_values(new, expansion)`, `relationships(to dim_customers, field customer_id)` */
function labelOf(test: DataTest): string {
  if (test.generic === undefined) return test.name
  const { name, namespace, arguments: given } = test.generic
  const words = Object.entries(given)
    .filter(([key]) => key !== 'model' && key !== 'column_name')
    .map(([key, value]) => argumentWords(key, value))
  const called = namespace === undefined ? name : `${namespace}.${name}`
  return words.length === 0 ? called : `${called}(${words.join(', ')})`
}

function argumentWords(name: string, value: Json): string {
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join(', ')
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const referred = /^(?:ref|source)\((.*)\)$/.exec(text)?.[1]?.replaceAll(/['"]/g, '')
  return `${name} ${referred ?? text}`
}

function shorten(sample: RowSample): RowSample {
  const cell = (value: Json): Json =>
    typeof value === 'string' && value.length > cellCharacters ? `${value.slice(0, cellCharacters)}…` : value
  return { ...sample, rows: sample.rows.slice(0, sampleRows).map((row) => row.map(cell)) }
}
