import { smallInteger } from './number.ts'
import { TemplateError, type Value } from './value.ts'

/** The offsets that a slice of `length` items picks, in order. */
export function sliceIndices(
  length: number,
  from: Value | undefined,
  to: Value | undefined,
  step: Value | undefined,
): number[] {
  const stride = step === undefined || step === null ? 1 : smallInteger(step, 'A step')
  if (stride === 0) throw new TemplateError('The step of a slice cannot be zero.')
  const lowest = stride > 0 ? 0 : -1
  const highest = stride > 0 ? length : length - 1
  const clamp = (value: Value | undefined, otherwise: number): number => {
    if (value === undefined || value === null) return otherwise
    const index = smallInteger(value, 'An index')
    return Math.min(Math.max(index < 0 ? index + length : index, lowest), highest)
  }
  const start = clamp(from, stride > 0 ? lowest : highest)
  const end = clamp(to, stride > 0 ? highest : lowest)
  const indices: number[] = []
  for (let index = start; stride > 0 ? index < end : index > end; index += stride) indices.push(index)
  return indices
}
