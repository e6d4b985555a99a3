import { describe, expect, it } from 'vitest'
import { functionStatement } from './function-statement.ts'
import { testFunctions } from './test-functions.ts'

describe('functionStatement', () => {
  it.each(testFunctions)('$name', ({ node, body, bigquery, duckdb }) => {
    const at = { file: 'functions/f.sql', line: 1, column: 1 }
    const own = {
      text: body,
      inlined: [],
      locate: (offset: number) => ({ at: { ...at, column: offset + 1 }, trail: [] }),
    }
    const statement = functionStatement(node, own, 'bigquery')
    expect(statement.text).toBe(bigquery)
    expect(statement.locate(statement.text.indexOf(body.trim().slice(0, 4)))?.at.column).toBe(1)
    expect(statement.locate(0)).toBeUndefined()
    if (duckdb !== undefined) expect(functionStatement(node, own, 'duckdb').text).toBe(duckdb)
  })
})
