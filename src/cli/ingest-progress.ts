import pc from 'picocolors'
import type { IngestSummary, Json, OnIngestEvent, TableLoad } from '../index.ts'
import type { Terminal } from './invocation.ts'
import { rowsAsTable } from './print-rows.ts'
import { seconds } from './words.ts'

export interface IngestProgress {
  readonly on: OnIngestEvent
  readonly stop: () => void
}

/** Tells how loading goes: JSON lines, one moving line on a terminal, or a line per table. */
export function openIngestProgress(
  terminal: Terminal,
  format: 'text' | 'json',
  quiet: boolean,
): IngestProgress {
  if (format === 'json') {
    return {
      on: (event) => terminal.err(`${JSON.stringify({ ...event, at: new Date(event.at).toISOString() })}\n`),
      stop: () => {},
    }
  }
  const colours = pc.createColors(terminal.colour.err)
  const paint = {
    loaded: colours.green,
    skipped: colours.dim,
    error: colours.red,
    interrupted: colours.yellow,
  }
  const erase = terminal.live ? '\r\x1b[2K' : ''
  let total = 0
  return {
    on: (event) => {
      if (event.kind === 'run-started') total = event.tables
      if (quiet) return
      if (event.kind === 'progress' && terminal.live) {
        const line = `${event.table}  ${event.rows.toLocaleString('en')} rows, ${Math.round(event.rowsPerSecond).toLocaleString('en')}/s`
        terminal.err(`${erase}${line.slice(0, terminal.columns() - 1)}`)
      }
      if (event.kind === 'finished') {
        const { load, index } = event
        // What would be read is told in a table.
        if (load.dry !== undefined) return
        const counter = colours.dim(`${String(index + 1).padStart(String(total).length)}/${total}`)
        const time = load.status === 'skipped' ? '' : colours.dim(`  in ${seconds(load.milliseconds)}`)
        terminal.err(
          `${erase}${counter}  ${paint[load.status](load.status.padEnd(7))}  ${load.table}  ${colours.dim(describeLoad(load))}${time}\n`,
        )
      }
    },
    stop: () => terminal.err(erase),
  }
}

/** Files are only said to be written; their rows are added here. */
function describeLoad(load: TableLoad): string {
  return load.message === 'written' ? `${load.rows.toLocaleString('en')} rows` : load.message
}

/** What the loads of a dry run would read. */
export function dryReadsAsTable({ loads }: IngestSummary, width: number): string {
  const rows = loads.flatMap(({ table, dry }): Json[][] =>
    dry
      ? [[table, dry.mode, dry.reads, dry.rows === null ? '' : `about ${dry.rows.toLocaleString('en')}`]]
      : [],
  )
  if (rows.length === 0) return ''
  return rowsAsTable({ columns: ['table', 'mode', 'would read', 'rows'], rows }, width)
}

export function ingestClosingLine(summary: IngestSummary): string {
  const count = (status: string) => summary.loads.filter((load) => load.status === status).length
  const asked = summary.loads.filter(({ dry }) => dry !== undefined).length
  if (asked > 0) return dryClosingLine(asked, count('error'))
  const there = count('skipped')
  const rows = summary.loads
    .filter((load) => load.status === 'loaded')
    .reduce((sum, load) => sum + load.rows, 0)
  const time = summary.finishedAt - summary.startedAt
  const parts = [
    `${count('loaded')} ${count('loaded') === 1 ? 'table' : 'tables'} loaded, ${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`,
    there > 0 ? `${there} already there` : '',
    count('error') > 0 ? `${count('error')} failed` : '',
    rows > 0 ? `${Math.round(rows / Math.max(0.001, time / 1000)).toLocaleString('en')} rows/s` : '',
  ]
  return `${summary.interrupted ? 'Interrupted after' : 'Done in'} ${seconds(time)}: ${parts.filter(Boolean).join(', ')}.`
}

function dryClosingLine(asked: number, failed: number): string {
  const errors = failed > 0 ? `, ${failed} cannot be` : ''
  return `Nothing was loaded: ${asked} ${asked === 1 ? 'table' : 'tables'} would be read${errors}.`
}
