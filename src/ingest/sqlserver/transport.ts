/** How a column travels, by what the server was asked to send. */
export type Transport =
  | { readonly kind: 'int32' | 'boolean' | 'double' | 'text' | 'bigint' | 'date' }
  /** Of at most 18 digits. */
  | { readonly kind: 'decimal'; readonly scale: number }
  /** Units since 1970, a second having `units` of them; `instant` has an offset in its text. */
  | { readonly kind: 'moment' | 'instant'; readonly units: 1_000_000 | 1_000_000_000 }
