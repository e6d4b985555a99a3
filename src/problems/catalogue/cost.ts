// What a run would cost, and what it may.

import type { Problem } from '../problem.ts'

const error = (code: string, message: string, hint: string, details?: readonly string[]): Problem => ({
  ...{ code, severity: 'error', message, hint },
  ...(details === undefined ? {} : { details }),
})

/** `1.5 GiB` */
export function byteText(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10))
  const number = bytes / 2 ** (10 * power)
  return `${power === 0 ? number : number.toFixed(number < 10 ? 2 : number < 100 ? 1 : 0)} ${units[power]}`
}

export function budgetExceeded(args: {
  bytes: number
  cost: number
  guessed: number
  limit: number | undefined
  money: number | undefined
  currency: string
  largest: readonly (readonly [string, number])[]
}): Problem {
  const may = [
    ...(args.limit === undefined ? [] : [byteText(args.limit)]),
    ...(args.money === undefined ? [] : [`${args.money.toFixed(2)} ${args.currency}`]),
  ].join(' and ')
  const guess =
    args.guessed === 0
      ? ''
      : ` (${args.guessed} of the nodes are guessed, because their inputs are not there yet)`
  return error(
    'budget-exceeded',
    `This would read ${byteText(args.bytes)} for about ${args.cost.toFixed(2)} ${args.currency}${guess}; the budget is ${may}. Nothing has run.`,
    'Select less, filter by partitions, or raise "--max-bytes", or "max_bytes" and "budget" in the target.',
    args.largest.map(([name, bytes]) => `${byteText(bytes).padStart(10)}  ${name}`),
  )
}

export function budgetUnknowable(args: { engine: string }): Problem {
  return error(
    'budget-unknowable',
    `"--max-bytes" needs a warehouse that tells beforehand what a query reads; ${args.engine} does not.`,
    'Leave it out on this target: nothing is billed here.',
  )
}

export function sizeWrong(args: { setting: string; value: string }): Problem {
  return error(
    'size-wrong',
    `"${args.value}" is no amount of bytes for "${args.setting}".`,
    'Write e.g. 500MB, "2 TiB", or a number of bytes.',
  )
}

export function moneyWrong(args: { setting: string; value: string }): Problem {
  return error(
    'money-wrong',
    `"${args.value}" is no amount of money for "${args.setting}".`,
    'Write a number, e.g. 12.50, and its "currency" beside it.',
  )
}

export function parityNeedsTwoTargets(given: string): Problem {
  return error(
    'parity-needs-two-targets',
    `"--targets ${given}" does not name two different targets.`,
    'Write e.g. "strata parity --targets local,prod".',
  )
}
