import pc from 'picocolors'
import type { NodeResult, NodeStatus, RunEvent } from '../index.ts'
import type { Terminal } from './invocation.ts'

export interface Progress {
  readonly on: (event: RunEvent) => void
  /** Takes the moving part off the screen. */
  readonly stop: () => void
}

export interface ProgressOptions {
  readonly terminal: Terminal
  readonly format: 'text' | 'json'
  readonly quiet: boolean
  /** How a node is called in a line, e.g. `table analytics.dim_customers`. */
  readonly label: (id: string) => string
  readonly isTest: (id: string) => boolean
}

/** The reader of run events that fits the surroundings: JSON lines, a live terminal, plain lines, or only failures. */
export function openProgress(options: ProgressOptions): Progress {
  if (options.format === 'json') return jsonLines(options.terminal)
  return options.terminal.live && !options.quiet ? live(options) : plain(options)
}

function jsonLines(terminal: Terminal): Progress {
  return {
    on: (event) => terminal.err(`${JSON.stringify({ ...event, at: new Date(event.at).toISOString() })}\n`),
    stop: () => {},
  }
}

const words: Record<
  NodeStatus,
  { readonly word: string; readonly paint: (text: string, on: boolean) => string }
> = {
  success: { word: 'ok', paint: painter('green') },
  pass: { word: 'pass', paint: painter('green') },
  reused: { word: 'reused', paint: painter('cyan') },
  warn: { word: 'warn', paint: painter('yellow') },
  skipped: { word: 'skip', paint: painter('dim') },
  interrupted: { word: 'stopped', paint: painter('yellow') },
  'partial success': { word: 'partly', paint: painter('red') },
  fail: { word: 'FAIL', paint: painter('red') },
  error: { word: 'ERROR', paint: painter('red') },
}

function painter(name: 'green' | 'cyan' | 'yellow' | 'dim' | 'red') {
  return (text: string, on: boolean) => (on ? pc.createColors(true)[name](text) : text)
}

export function finishedLine(
  options: ProgressOptions,
  result: NodeResult,
  index: number,
  total: number,
): string {
  const colour = options.terminal.colour.err
  const { word, paint } = words[result.status]
  const counter = `${String(index).padStart(String(total).length)}/${total}`
  const seconds = `${((result.finishedAt - result.startedAt) / 1000).toFixed(2)} s`
  const note = result.message ? `  ${painter('dim')(result.message, colour)}` : ''
  const time =
    result.status === 'skipped' || result.status === 'reused'
      ? ''
      : `  ${painter('dim')(`in ${seconds}`, colour)}`
  return `${painter('dim')(counter, colour)}  ${paint(word.padEnd(6), colour)}  ${options.label(result.id)}${note}${time}`
}

const quietStatuses: readonly NodeStatus[] = ['success', 'pass', 'reused', 'skipped']

function plain(options: ProgressOptions): Progress {
  let total = 0
  const say = (line: string) => options.terminal.err(`${line}\n`)
  return {
    on: (event) => {
      if (event.kind === 'run-started') total = event.total
      if (event.kind === 'log') say(event.message)
      if (event.kind !== 'finished') return
      if (options.quiet && quietStatuses.includes(event.result.status)) return
      // A test that need not run again says nothing that its table does not.
      if (event.result.status === 'reused' && options.isTest(event.id)) return
      say(finishedLine(options, event.result, event.index, total))
    },
    stop: () => {},
  }
}

/** Finished nodes scroll by above; below them stands a block of what runs now, redrawn a few times a second. */
function live(options: ProgressOptions): Progress {
  const { terminal } = options
  const running = new Map<string, number>()
  const counts = { done: 0, total: 0, passed: 0, failed: 0 }
  const started = Date.now()
  let drawn = 0

  const erase = () => (drawn > 0 ? `\x1b[${drawn}A\x1b[0J` : '')
  const block = () => {
    const width = terminal.columns() - 1
    const nodes = [...running]
      .slice(0, 8)
      .map(([id, at]) => `  ${seconds(at)}  ${options.label(id)}`.slice(0, width))
    const more = running.size > 8 ? [`  ... and ${running.size - 8} more`] : []
    const failed = counts.failed > 0 ? `, ${counts.failed} failed` : ''
    if (counts.total === 0) return [`reading the project, ${seconds(started).trim()}`]
    const status = `${counts.done}/${counts.total} done${failed}, ${running.size} running, ${seconds(started)}`
    return [...nodes, ...more, status.slice(0, width)]
  }
  const draw = (above = '') => {
    const lines = block()
    terminal.err(`${erase()}${above}${lines.join('\n')}\n`)
    drawn = lines.length
  }
  const timer = setInterval(() => draw(), 120)
  timer.unref()

  return {
    on: (event) => {
      if (event.kind === 'run-started') counts.total = event.total
      if (event.kind === 'log') draw(`${event.message}\n`)
      if (event.kind === 'started') running.set(event.id, event.at)
      if (event.kind !== 'finished') return
      running.delete(event.id)
      counts.done += 1
      const { status } = event.result
      if (status === 'error' || status === 'fail' || status === 'partial success') counts.failed += 1
      // Passing tests are counted, not listed: a screen of them hides what matters.
      if ((status !== 'pass' && status !== 'reused') || !options.isTest(event.id))
        draw(`${finishedLine(options, event.result, event.index, counts.total)}\n`)
    },
    stop: () => {
      clearInterval(timer)
      terminal.err(erase())
      drawn = 0
    },
  }
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1).padStart(5)} s`
}
