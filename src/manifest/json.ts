import type { ExactScalar } from './exact-scalar.ts'

export type Json = null | boolean | number | string | ExactScalar | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}
