// The closed vocabularies of the billing system, in the order in which the generators count them.

export const REGIONS = ['NA', 'EU', 'APAC'] as const
export const COUNTRIES = [
  ['US', 'CA', 'MX'],
  ['DE', 'GB', 'FR', 'NL', 'ES', 'SE'],
  ['JP', 'AU', 'SG', 'IN'],
] as const
export const ALL_COUNTRIES: readonly string[] = COUNTRIES.flat()
export const CHANNELS = [
  'paid_search',
  'paid_social',
  'display',
  'affiliate',
  'organic',
  'referral',
  'direct',
] as const
/** Channels that cost money come first in `CHANNELS`. */
export const PAID_CHANNELS = CHANNELS.slice(0, 4)
export const CURRENCIES = ['usd'] as const
export const PAYMENT_METHODS = ['card', 'sepa_debit', 'paypal'] as const
export const SUBSCRIPTION_STATUSES = ['trialing', 'active', 'past_due', 'canceled'] as const
export const CANCELLATION_REASONS = [
  'cancellation_requested',
  'payment_failed',
  'trial_not_converted',
] as const
export const INVOICE_STATUSES = ['paid', 'open', 'uncollectible'] as const
export const BILLING_REASONS = ['subscription_create', 'subscription_cycle', 'subscription_update'] as const
export const LINE_TYPES = ['subscription', 'invoiceitem'] as const
export const CHARGE_STATUSES = ['succeeded', 'failed'] as const
export const FAILURE_CODES = [
  'card_declined',
  'insufficient_funds',
  'expired_card',
  'processing_error',
] as const
export const REFUND_REASONS = ['requested_by_customer', 'duplicate', 'fraudulent'] as const
export const REFUND_STATUSES = ['succeeded', 'pending'] as const
export const DISPUTE_REASONS = [
  'fraudulent',
  'product_unacceptable',
  'subscription_canceled',
  'unrecognized',
] as const
export const DISPUTE_STATUSES = ['needs_response', 'under_review', 'won', 'lost'] as const
export const COUPON_DURATIONS = ['once', 'repeating', 'forever'] as const
export const EVENT_TYPES = [
  'customer.created',
  'customer.subscription.created',
  'customer.subscription.updated',
  'customer.subscription.deleted',
  'invoice.payment_failed',
] as const
export const LIFECYCLE_STEPS = [
  'signup',
  'trial_started',
  'trial_converted',
  'trial_ended',
  'subscribed',
  'upgraded',
  'downgraded',
  'cancel_requested',
  'canceled',
  'reactivated',
  'payment_failed',
] as const
