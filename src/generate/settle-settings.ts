import type { Json, JsonObject } from '../manifest/json.ts'
import { knobInvalid, knobUnknown, presetUnknown, windowInvalid } from '../problems/catalogue/generate.ts'
import type { Location, Report } from '../problems/problem.ts'
import { parseDay } from './calendar.ts'
import type { GenerateSettings, Preset } from './preset.ts'
import { findPreset, PRESETS } from './presets.ts'

export const KNOBS = ['seed', 'customers', 'scale', 'start', 'end', 'dirty', 'changes', 'as_of'] as const
const DEFAULT_SEED = 42
const MOST_CUSTOMERS = 10_000_000
const MOST_CHANGES = 1000
const LONGEST_DAYS = 14_610

export interface SettledPreset {
  readonly preset: Preset
  readonly settings: GenerateSettings
}

/**
 * Turns what was written under `load:`, or given as flags, into settings. Everything wrong is reported; undefined then.
 * Numbers may come as text, because a template may have made them.
 */
export function settleSettings(raw: JsonObject, report: Report, at?: Location): SettledPreset | undefined {
  const name = typeof raw.preset === 'string' ? raw.preset : ''
  const preset = findPreset(name)
  if (!preset) {
    report(presetUnknown({ name, known: PRESETS.map((known) => known.name), at }))
    return undefined
  }
  let wrong = false
  const complain: Complain = (knob, expected) => {
    wrong = true
    report(knobInvalid({ preset: name, knob, value: JSON.stringify(raw[knob]), expected, at }))
  }
  for (const key of Object.keys(raw)) {
    if (key === 'preset' || (KNOBS as readonly string[]).includes(key)) continue
    wrong = true
    report(knobUnknown({ preset: name, knob: key, known: KNOBS, at }))
  }
  const changes = wholeNumber(raw, 'changes', 1, MOST_CHANGES, complain)
  const asOf = wholeNumber(raw, 'as_of', 0, changes ?? 0, complain)
  const settings: GenerateSettings = {
    preset: name,
    seed: wholeNumber(raw, 'seed', 0, Number.MAX_SAFE_INTEGER, complain) ?? DEFAULT_SEED,
    customers: settleCustomers(raw, preset, complain),
    start: date(raw, 'start', complain) ?? preset.defaults.start,
    end: date(raw, 'end', complain) ?? preset.defaults.end,
    dirty: share(raw, 'dirty', complain) ?? 0,
    ...(changes === undefined ? {} : { changes }),
    ...(asOf === undefined ? {} : { as_of: asOf }),
  }
  const days = (parseDay(settings.end) ?? 0) - (parseDay(settings.start) ?? 0)
  if (days < 0 || days > LONGEST_DAYS) {
    wrong = true
    const { start, end } = settings
    report(windowInvalid({ preset: name, start, end, longestDays: LONGEST_DAYS, at }))
  }
  return wrong ? undefined : { preset, settings }
}

type Complain = (knob: string, expected: string) => void

/** `customers` wins over `scale`, which is a multiple of the preset's usual number. */
function settleCustomers(raw: JsonObject, preset: Preset, complain: Complain): number {
  const customers = wholeNumber(raw, 'customers', 1, MOST_CUSTOMERS, complain)
  const scale = number(raw.scale)
  const highest = MOST_CUSTOMERS / preset.defaults.customers
  if (scale !== undefined && !(scale > 0 && scale <= highest)) {
    complain('scale', `a number above 0 and at most ${highest}`)
  }
  return customers ?? Math.max(1, Math.round(preset.defaults.customers * (scale ?? 1)))
}

function number(value: Json | undefined): number | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string' && value.trim() === '') return Number.NaN
  return typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN
}

function wholeNumber(
  raw: JsonObject,
  knob: string,
  lowest: number,
  highest: number,
  complain: Complain,
): number | undefined {
  const value = number(raw[knob])
  if (value === undefined || (Number.isSafeInteger(value) && value >= lowest && value <= highest))
    return value
  const format = (bound: number) => bound.toLocaleString('en')
  complain(knob, `a whole number from ${format(lowest)} to ${format(highest)}`)
  return undefined
}

function share(raw: JsonObject, knob: string, complain: Complain): number | undefined {
  const value = number(raw[knob])
  if (value === undefined || (value >= 0 && value <= 1)) return value
  complain(knob, 'a share from 0 to 1')
  return undefined
}

function date(raw: JsonObject, knob: string, complain: Complain): string | undefined {
  const value = raw[knob]
  if (value === undefined || value === null) return undefined
  const day = typeof value === 'string' ? parseDay(value) : undefined
  if (day !== undefined && day >= 0 && value < '2200') return value as string
  complain(knob, 'a date such as 2021-01-31, between 1970 and 2199')
  return undefined
}
