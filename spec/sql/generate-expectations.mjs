// Writes under each case of `cases/*.sql` what GoogleSQL's reference executor says to it:
//   node spec/sql/generate-expectations.mjs <folder in which @fivetrandevelopers/zetasql is installed> [file ...]
// The executor is 354 MB, so it is no dependency: the expectations are committed. It knows no interval as a result.

import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'

const [folder, ...chosen] = process.argv.slice(2)
if (folder === undefined)
  throw new Error('Name the folder in which @fivetrandevelopers/zetasql is installed.')
const load = createRequire(join(resolve(folder), 'package.json'))
const grpc = load('@grpc/grpc-js')
const protoLoader = load('@grpc/proto-loader')
const home = join(resolve(folder), 'node_modules/@fivetrandevelopers/zetasql/lib/zetasql')
const port = 50_000 + Math.floor(Math.random() * 10_000)
const server = spawn(join(home, 'remote_server.so'), ['localhost', String(port)], { stdio: 'ignore' })
const cases = new URL('cases/', import.meta.url)

try {
  const ask = await connect()
  const files = chosen.length > 0 ? chosen : readdirSync(cases).filter((name) => name.endsWith('.sql'))
  for (const name of files) {
    const lines = []
    for (const line of readFileSync(new URL(name, cases), 'utf8').split('\n')) {
      if (line.startsWith('-- =>')) continue
      lines.push(line)
      if (line.trim() !== '' && !line.startsWith('--')) lines.push(`-- => ${await expectation(ask, line)}`)
    }
    writeFileSync(new URL(name, cases), lines.join('\n'))
    console.log(name)
  }
} finally {
  server.kill()
}

async function connect() {
  const options = { defaults: false, oneofs: true, longs: String, enums: String }
  const definition = protoLoader.loadSync('local_service.proto', {
    ...options,
    includeDirs: [join(home, 'protos')],
  })
  const { zetasql } = grpc.loadPackageDefinition(definition)
  const api = new zetasql.local_service.ZetaSqlLocalService(
    `localhost:${port}`,
    grpc.credentials.createInsecure(),
  )
  const call = (method, request) =>
    new Promise((done, failed) =>
      api[method](request, (error, answer) => (error ? failed(error) : done(answer))),
    )
  let language
  for (let attempt = 0; language === undefined && attempt < 50; attempt++) {
    await new Promise((done) => setTimeout(done, 200))
    language = await call('getLanguageOptions', { maximumFeatures: true }).catch(() => undefined)
  }
  const more = [
    'FEATURE_INTERVAL_TYPE',
    'FEATURE_V_1_3_DATE_ARITHMETICS',
    'FEATURE_V_1_4_GROUPING_SETS',
    'FEATURE_GROUP_BY_ROLLUP',
  ]
  const features = language.enabledLanguageFeatures.filter((feature) => feature !== 'FEATURE_TIMESTAMP_NANOS')
  language.enabledLanguageFeatures = [...new Set([...features, ...more])]
  language.productMode = 'PRODUCT_EXTERNAL'
  language.supportedStatementKinds = []
  return (sql) =>
    call('evaluateQuery', {
      sql,
      options: { languageOptions: language, defaultTimezone: 'UTC' },
      simpleCatalog: { name: 'cases', builtinFunctionOptions: { languageOptions: language } },
    })
}

async function expectation(ask, line) {
  const sql = /^(SELECT|WITH)\b/i.test(line) ? line : `SELECT ${line} AS x`
  try {
    const { prepared, content } = await ask(sql)
    const rows = content.tableData.row ?? []
    return JSON.stringify(
      rows.map((row) => row.cell.map((cell, index) => value(cell, prepared.columns[index].type))),
    )
  } catch (error) {
    const message = error.details ?? String(error)
    return /Function not found|not supported|UNIMPLEMENTED|Unsupported/i.test(message) ? 'unknown' : 'error'
  }
}

function value(cell, type) {
  if (!cell?.value) return null
  switch (type.typeKind) {
    case 'TYPE_INT64':
      return `${cell.int64Value}i`
    case 'TYPE_DOUBLE':
      return float(Number(cell.doubleValue))
    case 'TYPE_BOOL':
      return cell.boolValue
    case 'TYPE_STRING':
      return cell.stringValue
    case 'TYPE_BYTES':
      return `b:${Buffer.from(cell.bytesValue).toString('hex')}`
    case 'TYPE_DATE':
      return `d${new Date(cell.dateValue * 86_400_000).toISOString().slice(0, 10)}`
    case 'TYPE_TIMESTAMP':
      return `ts${moment(Number(cell.timestampValue.seconds ?? 0), (cell.timestampValue.nanos ?? 0) / 1000)}`
    case 'TYPE_DATETIME':
      return `dt${civil(BigInt(cell.datetimeValue.bitFieldDatetimeSeconds), (cell.datetimeValue.nanos ?? 0) / 1000)}`
    case 'TYPE_TIME': {
      const bits = BigInt(cell.timeValue)
      return `t${civil(bits >> 30n, Number((bits & 0x3fffffffn) / 1000n)).slice(11)}`
    }
    case 'TYPE_NUMERIC':
      return decimal(Buffer.from(cell.numericValue))
    case 'TYPE_JSON':
      return `j${cell.jsonValue}`
    case 'TYPE_ARRAY':
      return (cell.arrayValue.element ?? []).map((each) => value(each, type.arrayType.elementType))
    case 'TYPE_STRUCT':
      return (cell.structValue.field ?? []).map((each, index) => {
        const field = type.structType.field[index]
        return [field.fieldName ?? '', value(each, field.fieldType)]
      })
    default:
      throw new Error(`UNIMPLEMENTED ${type.typeKind}`)
  }
}

function float(number) {
  if (Number.isNaN(number)) return 'NaN'
  if (!Number.isFinite(number)) return String(number)
  return number === 0 ? '0f' : `${Number(number.toPrecision(14))}f`
}

function fraction(micros) {
  return micros === 0 ? '' : `.${String(Math.floor(micros)).padStart(6, '0').replace(/0+$/, '')}`
}

function moment(seconds, micros) {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ') + fraction(micros)
}

function civil(bits, micros) {
  const field = (shift, width) => String((bits >> shift) & ((1n << width) - 1n))
  const two = (shift, width) => field(shift, width).padStart(2, '0')
  const day = `${field(26n, 14n).padStart(4, '0')}-${two(22n, 4n)}-${two(17n, 5n)}`
  return `${day} ${two(12n, 5n)}:${two(6n, 6n)}:${two(0n, 6n)}${fraction(micros)}`
}

/** Two's complement, least byte first, nine digits after the point. */
function decimal(bytes) {
  let number = 0n
  for (const byte of [...bytes].reverse()) number = (number << 8n) | BigInt(byte)
  if ((bytes[bytes.length - 1] ?? 0) & 0x80) number -= 1n << BigInt(8 * bytes.length)
  const digits = String(number < 0n ? -number : number).padStart(10, '0')
  const rest = digits.slice(-9).replace(/0+$/, '')
  return `${number < 0n ? '-' : ''}${digits.slice(0, -9)}${rest === '' ? '' : `.${rest}`}n`
}
