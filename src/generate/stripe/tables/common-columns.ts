// Columns that many tables share.

import { moment, text, word } from '../../define-table.ts'
import { CURRENCIES } from '../words.ts'

export const customer = (nullable = false) =>
  text('customer', 'The customer that it belongs to.', { references: 'customers.id', nullable })
export const subscription = (nullable = false) =>
  text('subscription', 'The subscription that it belongs to.', { references: 'subscriptions.id', nullable })
export const currency = word('currency', CURRENCIES, 'Three-letter ISO code of the currency, in lower case.')
export const created = (what: string) => moment('created', `When ${what}, UTC.`)
export const updated = moment('updated', 'When the object last changed, UTC; never before its creation.')
