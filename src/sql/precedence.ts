/**
 * How tightly things bind, higher is tighter; the same scale for reading and printing. The places of single operators
 * within it are the dialect's own.
 */
export const power = {
  lowest: 0,
  arrow: 5,
  or: 10,
  and: 20,
  not: 30,
  is: 35,
  comparison: 40,
  match: 45,
  bitOr: 50,
  bitXor: 55,
  bitAnd: 60,
  shift: 65,
  other: 67,
  additive: 70,
  multiplicative: 80,
  exponent: 90,
  timeZone: 95,
  collate: 97,
  sign: 100,
  postfix: 110,
  atom: 120,
} as const
