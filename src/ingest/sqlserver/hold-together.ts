// Sessions that see one moment: one more session locks the tables for as long as it takes the others to begin.

import { setTimeout } from 'node:timers/promises'
import type { ServerConnection, TableName } from '../../connections/server-connection.ts'
import { holdStill, lockBriefly } from '../../connections/sqlserver/t-sql/one-moment.ts'
import { sqlserverSessionsApart } from '../../problems/catalogue/sqlserver.ts'
import { type Problem, ProblemError } from '../../problems/problem.ts'
import {
  type Held,
  hold,
  isTheTablesOwn,
  type Surveyed,
  survey,
  tableNamed,
  type WantedReads,
} from './held-database.ts'

/** Milliseconds that a lock is waited for, how often all of them are tried, and what writers get in between. */
const PATIENCE = 500
const ATTEMPTS = 6
const PAUSE = 200
const PASSING = new Set(['server-lock-timeout', 'server-deadlock'])

interface Together {
  readonly held: readonly Held[]
  readonly warnings: readonly Problem[]
}

/**
 * At least one session. Where the database does not allow snapshots the sessions are what they are; where its tables cannot
 * be locked for a moment, there is but one session, and a warning.
 */
export async function holdTogether(
  open: () => Promise<ServerConnection>,
  { sessions, tables }: WantedReads,
): Promise<Together> {
  const first = await open()
  const opened: ServerConnection[] = [first]
  try {
    const surveyed = await survey(first)
    if (sessions <= 1) return { held: [await hold(surveyed, tables)], warnings: [] }
    const moment = await first.momentOfSessions()
    const more = await openMore(open, sessions - 1, opened)
    const all = [surveyed, ...(await Promise.all(more.map((one) => survey(one, surveyed.tables))))]
    if (moment !== 'own')
      return { held: await Promise.all(all.map((one) => hold(one, tables))), warnings: [] }
    return await beginWhileStill(open, all, tables, opened)
  } catch (error) {
    await Promise.all(opened.map((connection) => connection.close().catch(() => {})))
    throw error
  }
}

/** As many as the server lets in. */
async function openMore(
  open: () => Promise<ServerConnection>,
  count: number,
  opened: ServerConnection[],
): Promise<readonly ServerConnection[]> {
  const settled = await Promise.allSettled(Array.from({ length: count }, open))
  const more = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  opened.push(...more)
  return more
}

async function beginWhileStill(
  open: () => Promise<ServerConnection>,
  all: readonly Surveyed[],
  wanted: readonly TableName[],
  opened: ServerConnection[],
): Promise<Together> {
  const [first, ...others] = all as [Surveyed, ...Surveyed[]]
  if (others.length === 0) return { held: [await hold(first, wanted)], warnings: [] }
  try {
    const held = await whileStill(open, first, wanted, () => Promise.all(all.map((one) => hold(one, wanted))))
    return { held, warnings: [] }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    // Some may have begun: all that there is to hold on to is a new session.
    await Promise.all(opened.splice(0).map((connection) => connection.close().catch(() => {})))
    const alone = await open()
    opened.push(alone)
    const held = await hold(await survey(alone), wanted)
    return { held: [held], warnings: [sqlserverSessionsApart({ label: alone.label, why: whyOf(error) })] }
  }
}

function whyOf({ problems }: ProblemError): string {
  return problems[0]?.message ?? ''
}

/** `work` while nobody can have written to the tables and not committed, nor begin to. */
async function whileStill<Result>(
  open: () => Promise<ServerConnection>,
  { tables }: Surveyed,
  wanted: readonly TableName[],
  work: () => Promise<Result>,
): Promise<Result> {
  const gate = await open()
  try {
    await gate.execute(lockBriefly(PATIENCE))
    for (let attempt = 1; ; attempt++) {
      let locked = false
      try {
        return await gate.transaction(async () => {
          for (const name of wanted) {
            const table = tableNamed(tables, name)
            if (table) await gate.query(holdStill(table)).catch(unlessTheTablesOwn)
          }
          locked = true
          return work()
        })
      } catch (error) {
        if (locked || attempt === ATTEMPTS || !isPassing(error)) throw error
        await setTimeout(PAUSE)
      }
    }
  } finally {
    await gate.close()
  }
}

/** A table that cannot be read is told when it is loaded. */
function unlessTheTablesOwn(error: unknown): void {
  if (!isTheTablesOwn(error)) throw error
}

function isPassing(error: unknown): boolean {
  return error instanceof ProblemError && error.problems.some(({ code }) => PASSING.has(code))
}
