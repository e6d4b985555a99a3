// What the two threads say to each other; all of it is plain data.

import type { MessagePort } from 'node:worker_threads'
import type { Lookup } from '../../manifest/lookup.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import type { Problem } from '../../problems/problem.ts'
import type { LoadedProject } from '../../project/loaded-project.ts'
import type { JobResult, Outcome } from '../compile/elsewhere.ts'
import type { InvocationInfo } from '../context/phase.ts'

/** What the thread is born with. */
export interface Given {
  readonly loaded: LoadedProject
  readonly manifest: Manifest
  readonly invocation: Omit<InvocationInfo, 'onLog'>
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Becomes 1 when an answer waits at `answers`. */
  readonly signal: Int32Array
  readonly answers: MessagePort
}

export type ThreadMessage = ThreadQuestion | ThreadNews

export type ThreadQuestion =
  | { readonly kind: 'lookup'; readonly lookup: Lookup }
  | { readonly kind: 'to-engine'; readonly sql: string }

type ThreadNews =
  | { readonly kind: 'log'; readonly text: string; readonly by: 'log' | 'print' }
  | { readonly kind: 'report'; readonly problem: Problem }
  | { readonly kind: 'done'; readonly outcome: Outcome<JobResult> }
