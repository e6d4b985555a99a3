/**
 * Division of DECIMAL(38, 9), exact to the ninth place, half away from zero. DuckDB divides only DOUBLE and whole numbers,
 * and the wide ones slowly. So moderate values are divided as DOUBLE, which is less than 1.5 units of the last place off
 * while the quotient is below 10^6, and the remainder, which is exact, tells which unit is right. All other values are
 * divided as HUGEINT, to which there is no exact way but through text. A list of one element binds an operand to a
 * name: a macro would write it out, and have it computed, wherever it is used.
 */
export const numericMacros = `
bq_scaled(a) AS CAST(replace(CAST(CAST(a AS DECIMAL(38, 9)) AS VARCHAR), '.', '') AS HUGEINT);
bq_from_scaled(a) AS CAST(CASE WHEN a < 0 THEN '-' ELSE '' END || CAST(abs(a) // 1000000000 AS VARCHAR) || '.' || lpad(CAST(abs(a) % 1000000000 AS VARCHAR), 9, '0') AS DECIMAL(38, 9));
bq_half_away(q, r, b) AS q + CASE WHEN 2 * abs(r) >= abs(b) THEN sign(r) * sign(b) ELSE 0 END;
bq_scaled_rest(q, r, b) AS bq_half_away(q * 1000000000 + r // b, r % b, b);
bq_scaled_divide(a, b) AS list_transform([{'a': a, 'b': b}], lambda bq_v: bq_scaled_rest(bq_v.a // bq_v.b, (bq_v.a % bq_v.b) * 1000000000, bq_v.b))[1];
bq_wide_quotient(a, b) AS list_transform([bq_scaled_divide(bq_scaled(a), bq_scaled(b))], lambda bq_q: bq_from_scaled(bq_q))[1];
bq_last_place(a, b, r) AS CASE WHEN abs(r + r) < abs(b) * 0.000000001 THEN 0.000000000 WHEN abs(r + r) > abs(b) * 0.000000001 OR (r < 0) = (a < 0) THEN CASE WHEN (r < 0) = (b < 0) THEN 0.000000001 ELSE -0.000000001 END ELSE 0.000000000 END;
bq_near_quotient(a, b) AS CAST(CAST(CAST(a AS DECIMAL(18, 9)) AS DOUBLE) / CAST(CAST(b AS DECIMAL(18, 9)) AS DOUBLE) AS DECIMAL(38, 9));
bq_narrow_quotient(a, b) AS list_transform([bq_near_quotient(a, b)], lambda bq_q: bq_q + list_transform([a - bq_q * b], lambda bq_r: bq_last_place(a, b, bq_r))[1])[1];
bq_bound_quotient(a, b) AS CASE WHEN a NOT BETWEEN -999999999 AND 999999999 OR b NOT BETWEEN -999999999 AND 999999999 THEN bq_wide_quotient(a, b) WHEN abs(a) <= abs(b) * 1000000 THEN bq_narrow_quotient(a, b) ELSE bq_wide_quotient(a, b) END;
bq_numeric_divide(a, b) AS list_transform([{'a': CAST(a AS DECIMAL(38, 9)), 'b': CAST(b AS DECIMAL(38, 9))}], lambda bq_o: CASE WHEN bq_o.b = 0 AND bq_o.a IS NOT NULL THEN CAST('division by zero' AS DECIMAL(38, 9)) ELSE bq_bound_quotient(bq_o.a, bq_o.b) END)[1];
bq_safe_numeric_divide(a, b) AS list_transform([{'a': CAST(a AS DECIMAL(38, 9)), 'b': CAST(b AS DECIMAL(38, 9))}], lambda bq_o: CASE WHEN bq_o.b = 0 THEN NULL ELSE TRY(bq_bound_quotient(bq_o.a, bq_o.b)) END)[1];
bq_numeric_divide_by_2(a, d, f) AS list_transform([CAST(a AS DECIMAL(38, 9))], lambda bq_o: CASE WHEN bq_o BETWEEN -9999999 AND 9999999 THEN CAST(CAST(bq_o AS DECIMAL(16, 9)) * f AS DECIMAL(38, 9)) ELSE bq_bound_quotient(bq_o, CAST(d AS DECIMAL(38, 9))) END)[1];
bq_numeric_divide_by_3(a, d, f) AS list_transform([CAST(a AS DECIMAL(38, 9))], lambda bq_o: CASE WHEN bq_o BETWEEN -999999 AND 999999 THEN CAST(CAST(bq_o AS DECIMAL(15, 9)) * f AS DECIMAL(38, 9)) ELSE bq_bound_quotient(bq_o, CAST(d AS DECIMAL(38, 9))) END)[1];
bq_numeric_div(a, b) AS CASE WHEN b = 0 AND a IS NOT NULL THEN CAST('division by zero' AS DECIMAL(38, 9)) ELSE CAST(bq_scaled(a) // bq_scaled(b) AS DECIMAL(38, 9)) END;
bq_near_product(a, b) AS CAST(CAST(CAST(a AS DECIMAL(18, 9)) AS DOUBLE) * CAST(CAST(b AS DECIMAL(18, 9)) AS DOUBLE) AS DECIMAL(38, 9));
bq_narrow_product(a, b, p) AS list_transform([bq_near_product(a, b)], lambda bq_q: bq_q + bq_last_place(p, 1, p - bq_q))[1];
bq_split_product(a, b) AS CAST(trunc(a) AS DECIMAL(38, 0)) * b + CAST((a - trunc(a)) * b AS DECIMAL(38, 9));
bq_wide_product(a, b) AS CASE WHEN abs(a) > abs(b) THEN bq_split_product(a, b) ELSE bq_split_product(b, a) END;
bq_bound_product(a, b) AS list_transform([a * b], lambda bq_p: CASE WHEN bq_p BETWEEN -1000000 AND 1000000 THEN bq_narrow_product(a, b, bq_p) ELSE CAST(bq_p AS DECIMAL(38, 9)) END)[1];
bq_numeric_multiply(a, b) AS list_transform([{'a': CAST(a AS DECIMAL(38, 9)), 'b': CAST(b AS DECIMAL(38, 9))}], lambda bq_o: CASE WHEN bq_o.a BETWEEN -999999999 AND 999999999 AND bq_o.b BETWEEN -999999999 AND 999999999 THEN bq_bound_product(bq_o.a, bq_o.b) ELSE bq_wide_product(bq_o.a, bq_o.b) END)[1];
${toDigits('round')}
${toDigits('trunc')}
`

/** DuckDB's ROUND and TRUNC take no column as the number of digits where the operand is a DECIMAL. */
function toDigits(name: string): string {
  const branches = Array.from({ length: 38 }, (_, index) => index - 29).map(
    (digits) => `WHEN n = ${digits} THEN CAST(${name}(x, ${digits}) AS DECIMAL(38, 9))`,
  )
  const beyond =
    name === 'round'
      ? "WHEN n = -29 AND abs(x) >= 50000000000000000000000000000 THEN CAST('NUMERIC overflow' AS DECIMAL(38, 9))"
      : ''
  return `bq_numeric_${name}(x, n) AS CASE WHEN n > 8 THEN x ${beyond} ${branches.join(' ')} WHEN n < -29 THEN x * 0 ELSE NULL END;`
}
