import { describe, expect, it } from 'vitest'
import { likelyPlaces } from './likely-place.ts'

describe('likelyPlaces(message, sql), where DuckDB tells no place', () => {
  it.each([
    ['ACOS is undefined outside [-1,1]', 'SELECT id, acos(id) AS r FROM t', 'acos(id)'],
    ['cannot take square root of a negative number', 'SELECT id, sqrt(-id) AS r FROM t', 'sqrt(-id)'],
    ['Invalid UTF8 Codepoint -5', 'SELECT 1 AS a, chr(-5) AS r', 'chr(-5)'],
    ['invalid JSON', 'SELECT 1 AS a, CAST(bq_parse_json(s) AS JSON) AS r FROM t', 'bq_parse_json(s)'],
    ['missing ]: [', "SELECT a, regexp_matches(s, s || '[') AS r FROM t", 'regexp_matches'],
    ['Date out of range: 2024-13-1', 'SELECT id, make_date(2024, 13, 1) AS r FROM t', 'make_date'],
    ['extract specifier "mnth" not recognized', "SELECT a, date_trunc('mnth', d) FROM t", "'mnth'"],
    [
      'Could not parse string "x" according to format specifier "%Y"',
      "SELECT strptime(a, '%d') AS a, strptime(b, '%Y') AS b FROM t",
      "strptime(b, '%Y')",
    ],
    ['Overflow in multiplication of INT64 (3 * 4)!', 'SELECT a + 1 AS a, b * 2 AS b FROM t', 'b * 2'],
    [
      'date field value out of range: "2024-13-01"',
      "SELECT a, DATE '2024-13-01' AS d FROM t",
      "DATE '2024-13-01'",
    ],
    ["Unknown TimeZone 'x1'!", 'SELECT a, bq_in_zone(t, z) AS r FROM t', 'bq_in_zone(t, z)'],
    ["Unknown TimeZone 'x1'!", 'SELECT a, timezone(z, t) AS r FROM t', 'timezone(z, t)'],
    [
      'Failure in decode: could not convert blob to UTF8 string',
      'SELECT a, bq_bytes_to_string(b) AS r FROM t',
      'bq_bytes_to_string(b)',
    ],
    ['invalid interval: x', 'SELECT a, bq_string_to_interval(s) AS r FROM t', 'bq_string_to_interval(s)'],
    ['Overflow in negation of numeric value!', 'SELECT a, -b AS r FROM t', '-b'],
    ['bad x1', "SELECT a, regexp_matches(s, t), error('bad ' || s) AS r FROM t", "error('bad '"],
    ['Something else', 'SELECT a, sqrt(b) AS r FROM t', undefined],
  ])('%s', (message, sql, at) => {
    expect(likelyPlaces(message, sql)).toEqual(at === undefined ? [] : [sql.indexOf(at)])
  })
})
