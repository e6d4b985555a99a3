// Synthetic companies from a seed number: the list of those that there are.

import { churn } from './churn/churn.ts'
import type { Preset } from './preset.ts'
import { product } from './product/product.ts'
import { saas } from './saas/saas.ts'
import { stripe } from './stripe/stripe.ts'

export const PRESETS: readonly Preset[] = [stripe, churn, saas, product]

export function findPreset(name: string): Preset | undefined {
  return PRESETS.find((preset) => preset.name === name)
}
