// The closed vocabularies of the operational database, in the order in which the generator counts them.

export const CHANNELS = ['organic', 'partner', 'direct', 'paid_search', 'paid_social', 'email'] as const
/** Channels with campaigns come last in `CHANNELS`. */
export const FIRST_PAID = 3
export const INDUSTRIES = ['software', 'retail', 'finance', 'health', 'education', 'media'] as const
export const SIZES = ['1-10', '11-50', '51-200', '201-1000'] as const
export const COUNTRIES = ['US', 'CA', 'DE', 'GB', 'FR', 'NL', 'JP', 'AU'] as const
export const ROLES = ['owner', 'admin', 'member'] as const
export const LOCALES = ['en-US', 'de-DE', 'fr-FR', 'ja-JP'] as const
export const SUBSCRIPTION_STATUSES = ['active', 'canceled'] as const
export const END_REASONS = ['requested', 'payment_failed', 'plan_changed'] as const
export const PAYMENT_STATUSES = ['paid', 'failed', 'refunded'] as const
export const PAYMENT_METHODS = ['card', 'invoice', 'direct_debit'] as const
export const FAILURE_CODES = ['declined', 'expired', 'no_funds'] as const
export const DEVICES = ['desktop', 'mobile', 'tablet', 'api'] as const
export const FEATURES = ['dashboard', 'report', 'export', 'alert', 'query', 'share'] as const
export const TICKET_CATEGORIES = ['billing', 'technical', 'how_to', 'feature_request'] as const
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const
export const TICKET_STATUSES = ['open', 'pending', 'solved'] as const
