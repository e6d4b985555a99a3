import type { DataType } from 'tedious/lib/data-type.js'

/**
 * The driver's decimal, which multiplies a floating-point number, with one more kind of value: a bigint is the unscaled
 * value itself and written with all its digits. The wire has a byte of sign (1 is plus), then the value in 4, 8, 12 or 16
 * bytes, the lowest first, by the precision (MS-TDS, "Numeric and decimal").
 */
export function exactDecimal(decimal: DataType): DataType {
  return {
    ...decimal,
    *generateParameterData(parameter, options) {
      const { value } = parameter
      if (typeof value !== 'bigint') yield* decimal.generateParameterData(parameter, options)
      else yield bytesOf(value, parameter.precision ?? 18)
    },
    validate: (value, collation) =>
      typeof value === 'bigint' ? value : decimal.validate(value, collation, undefined as never),
  }
}

function bytesOf(unscaled: bigint, precision: number): Buffer {
  const width = precision <= 9 ? 4 : precision <= 19 ? 8 : precision <= 28 ? 12 : 16
  const bytes = Buffer.alloc(1 + width)
  bytes[0] = unscaled < 0n ? 0 : 1
  let rest = unscaled < 0n ? -unscaled : unscaled
  for (let at = 1; at <= width; at += 4) {
    bytes.writeUInt32LE(Number(rest & 0xffff_ffffn), at)
    rest >>= 32n
  }
  return bytes
}
