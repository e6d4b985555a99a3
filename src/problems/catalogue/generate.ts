// What can be wrong with a request for generated data.

import { didYouMean } from '../did-you-mean.ts'
import type { Location, Problem } from '../problem.ts'

export interface PresetUnknown {
  readonly name: string
  readonly known: readonly string[]
  readonly at?: Location | undefined
}

export function presetUnknown({ name, known, at }: PresetUnknown): Problem {
  const near = didYouMean(name, known)
  return {
    code: 'preset-unknown',
    severity: 'error',
    message: `There is no preset "${name}" for generated data.`,
    hint: near ? `Did you mean "${near}"?` : `The presets are ${known.join(', ')}.`,
    ...place(at),
  }
}

export interface KnobUnknown {
  readonly preset: string
  readonly knob: string
  readonly known: readonly string[]
  readonly at?: Location | undefined
}

export function knobUnknown({ preset, knob, known, at }: KnobUnknown): Problem {
  const near = didYouMean(knob, known)
  return {
    code: 'generate-setting-unknown',
    severity: 'error',
    message: `"${knob}" is not a setting of preset "${preset}".`,
    hint: near ? `Did you mean "${near}"?` : `The settings are ${known.join(', ')}.`,
    ...place(at),
  }
}

export interface KnobInvalid {
  readonly preset: string
  readonly knob: string
  /** As the user wrote it. */
  readonly value: string
  /** What it must be, e.g. `a whole number from 1 to 10,000,000`. */
  readonly expected: string
  readonly at?: Location | undefined
}

export function knobInvalid({ preset, knob, value, expected, at }: KnobInvalid): Problem {
  return {
    code: 'generate-setting-invalid',
    severity: 'error',
    message: `The setting "${knob}" of preset "${preset}" cannot be ${value}.`,
    hint: `It must be ${expected}.`,
    ...place(at),
  }
}

export interface WindowInvalid {
  readonly preset: string
  readonly start: string
  readonly end: string
  readonly longestDays: number
  readonly at?: Location | undefined
}

export function windowInvalid({ preset, start, end, longestDays, at }: WindowInvalid): Problem {
  return {
    code: 'generate-window-invalid',
    severity: 'error',
    message: `Preset "${preset}" cannot run from ${start} to ${end}.`,
    hint: `"start" must not come after "end", and at most ${longestDays.toLocaleString('en')} days may lie between them.`,
    ...place(at),
  }
}

function place(at: Location | undefined): Partial<Problem> {
  return at ? { at } : {}
}
