// How several sessions come to see one moment: nothing is written to the tables while their snapshots begin.

import type { TableName } from '../../server-connection.ts'
import { quoteTable } from './names.ts'

/**
 * The row versions that a SNAPSHOT transaction sees are those of its first read, not of its BEGIN TRANSACTION.
 * ("Transaction locking and row versioning guide": transaction sequence numbers)
 */
export function firstRead(table: TableName): string {
  return `SELECT TOP (1) 1 AS one FROM ${quoteTable(table)}`
}

/**
 * A shared lock on the whole table until the end of the transaction: it waits for those who have written and not yet
 * committed, and whoever wants to write waits for it. Readers do not. SELECT on the table is enough. HOLDLOCK takes the lock also where
 * READ_COMMITTED_SNAPSHOT would read versions. ("Table hints": TABLOCK, HOLDLOCK; "Lock compatibility")
 */
export function holdStill(table: TableName): string {
  return `SELECT TOP (1) 1 AS one FROM ${quoteTable(table)} WITH (TABLOCK, HOLDLOCK)`
}

/**
 * Writers queue behind a lock that is waited for, so it is not waited for long: then the error is 1222. In a deadlock the victim
 * is we. ("SET LOCK_TIMEOUT", "SET DEADLOCK_PRIORITY")
 */
export function lockBriefly(milliseconds: number): string {
  return `SET LOCK_TIMEOUT ${milliseconds}; SET DEADLOCK_PRIORITY LOW`
}
