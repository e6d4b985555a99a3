// GoogleSQL's reference executor, as a server of its own that is started and ended here, and its values as text in the
// form of `canonical.ts`. It is found in the folder in which @fivetrandevelopers/zetasql is installed.

import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'

/** `ask(sql)` gives the rows as JSON, `error`, or `unknown` where the executor is older than what is asked. */
export async function startReferenceExecutor(folder) {
  const load = createRequire(join(resolve(folder), 'package.json'))
  const home = join(resolve(folder), 'node_modules/@fivetrandevelopers/zetasql/lib/zetasql')
  const port = 50_000 + Math.floor(Math.random() * 10_000)
  const server = spawn(join(home, 'remote_server.so'), ['localhost', String(port)], { stdio: 'ignore' })
  try {
    const evaluate = await connect(load, home, port)
    return {
      ask: (sql) => expectation(evaluate, sql),
      message: (sql) =>
        evaluate(sql).then(
          () => undefined,
          (error) => error.details ?? String(error),
        ),
      stop: () => server.kill(),
    }
  } catch (error) {
    server.kill()
    throw error
  }
}

async function connect(load, home, port) {
  const grpc = load('@grpc/grpc-js')
  const protoLoader = load('@grpc/proto-loader')
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
  // The executor knows ROLLUP, but not where grouping sets may be written too.
  const plain = {
    ...language,
    enabledLanguageFeatures: language.enabledLanguageFeatures.filter(
      (feature) => feature !== 'FEATURE_V_1_4_GROUPING_SETS',
    ),
  }
  const evaluate = (sql, languageOptions) =>
    call('evaluateQuery', {
      sql,
      options: { languageOptions, defaultTimezone: 'UTC' },
      simpleCatalog: { name: 'cases', builtinFunctionOptions: { languageOptions } },
    })
  return (sql) =>
    evaluate(sql, language).catch((error) => {
      if (!/grouping_set/.test(error.details ?? '')) throw error
      return evaluate(sql, plain)
    })
}

async function expectation(evaluate, sql) {
  try {
    const { prepared, content } = await evaluate(sql)
    const rows = content.tableData.row ?? []
    return JSON.stringify(
      rows.map((row) => row.cell.map((cell, index) => value(cell, prepared.columns[index].type))),
    )
  } catch (error) {
    const message = error.details ?? String(error)
    return /Function not found|not supported|UNIMPLEMENTED|Unsupported|Unimplemented/i.test(message)
      ? 'unknown'
      : 'error'
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
    case 'TYPE_BIGNUMERIC':
      return decimal(Buffer.from(cell.bignumericValue), 38).slice(0, -1)
    case 'TYPE_RANGE': {
      const { start, end } = cell.rangeValue
      const bound = (each) => value(each, type.rangeType.elementType)
      return [
        ['range_start', bound(start)],
        ['range_end', bound(end)],
      ]
    }
    case 'TYPE_INTERVAL':
      return interval(Buffer.from(cell.intervalValue))
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

/** Microseconds in 64 bits, days in 32, then a sign, 18 bits of months and 13 of nanoseconds. */
function interval(bytes) {
  const last = bytes.readUInt32LE(12)
  const months = ((last & 0x7fffe000) >>> 13) * (last >>> 31 === 1 ? -1 : 1)
  return `interval ${months} ${bytes.readInt32LE(8)} ${bytes.readBigInt64LE(0)}`
}

/** Two's complement, least byte first. */
function decimal(bytes, scale = 9) {
  let number = 0n
  for (const byte of [...bytes].reverse()) number = (number << 8n) | BigInt(byte)
  if ((bytes[bytes.length - 1] ?? 0) & 0x80) number -= 1n << BigInt(8 * bytes.length)
  const digits = String(number < 0n ? -number : number).padStart(scale + 1, '0')
  const rest = digits.slice(-scale).replace(/0+$/, '')
  return `${number < 0n ? '-' : ''}${digits.slice(0, -scale)}${rest === '' ? '' : `.${rest}`}n`
}
