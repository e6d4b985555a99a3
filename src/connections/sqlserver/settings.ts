// How to reach a SQL Server: what stands under `connection:` or `connections:`, checked.

import * as z from 'zod'
import {
  type ConnectionOwner,
  connectionSettingInvalid,
  connectionSettingMissing,
  connectionSettingUnknown,
} from '../../problems/catalogue/connections.ts'
import type { Location, Report } from '../../problems/problem.ts'

const truth = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')], {
  error: 'true or false',
})
const wholeNumber = (least: number, most: number) =>
  z.coerce
    .number({ error: `a whole number from ${least} to ${most}` })
    .int({ error: `a whole number from ${least} to ${most}` })
    .min(least, { error: `a whole number from ${least} to ${most}` })
    .max(most, { error: `a whole number from ${least} to ${most}` })
const words = z.string({ error: 'text' }).min(1, { error: 'text that is not empty' })

/** Exported as JSON Schema for editors. */
export const sqlserverConnectionSchema = z.object({
  type: z.literal('sqlserver', { error: '"sqlserver"' }).optional(),
  host: words.describe('Name or address of the server.'),
  port: wholeNumber(1, 65_535).optional().describe('Default 1433.'),
  database: words,
  user: words.optional(),
  password: words.optional().describe('Write it as "{{ env_var(\'NAME\') }}".'),
  token: words.optional().describe('An access token of Microsoft Entra ID, in place of user and password.'),
  encrypt: z
    .union([truth, z.literal('strict')], { error: 'true, false or "strict"' })
    .optional()
    .describe('Default true. "strict": TLS before anything else (TDS 8.0, SQL Server 2022 and Azure).'),
  trust_server_certificate: truth.optional().describe('Accepts any certificate. Default false.'),
  timeout: wholeNumber(1, 86_400)
    .optional()
    .describe('Seconds for connecting and for one statement; default 30 and none.'),
  parallel: wholeNumber(1, 32).optional().describe('Sessions that read at once; default 1.'),
})

export type SqlserverSettings = z.output<typeof sqlserverConnectionSchema>

/** Undefined where something is wrong, which was told then. Values are never in a message. */
export function settleSqlserver(
  raw: unknown,
  where: {
    readonly owner: ConnectionOwner
    readonly at: Location | undefined
    /** Of the keys; default: `at`. */
    readonly places?: Readonly<Record<string, Location>> | undefined
  },
  report: Report,
): SqlserverSettings | undefined {
  const given = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {}
  const known = Object.keys(sqlserverConnectionSchema.shape)
  let wrong = false
  const placed = (setting: string) => ({
    owner: where.owner,
    setting,
    at: where.places?.[setting] ?? where.at,
  })
  const tell = (problem: Parameters<Report>[0]) => {
    wrong = true
    report(problem)
  }
  for (const key of Object.keys(given))
    if (!known.includes(key)) tell(connectionSettingUnknown({ ...placed(key), known }))
  const settled = sqlserverConnectionSchema.safeParse(given)
  for (const { path, message } of settled.error?.issues ?? []) {
    const setting = String(path[0] ?? '')
    if (given[setting] === undefined) tell(connectionSettingMissing(placed(setting)))
    else tell(connectionSettingInvalid({ ...placed(setting), expected: message }))
  }
  if (!settled.success || wrong) return undefined
  const { user, password, token } = settled.data
  if (token === undefined && (user === undefined || password === undefined)) {
    report(connectionSettingMissing(placed(user === undefined ? 'user' : 'password')))
    return undefined
  }
  return settled.data
}
