// The one policy for trying again. A request is tried again where it is sent and nowhere above; a job only when it ran and failed by no fault of its own.

import { ApiError, backoff, type Patience, patienceWith } from './api-error.ts'

export interface Effects {
  /** Rejects with the signal's reason. */
  readonly wait: (ms: number, signal: AbortSignal | undefined) => Promise<void>
  /** In [0, 1). */
  readonly random: () => number
  readonly now: () => number
}

export interface RetryPolicy {
  /** Tries after the first one. */
  readonly retries: number
  /** Of everything that belongs to one statement. */
  readonly retryDeadlineMs: number | undefined
}

export interface Attempts {
  readonly signal?: AbortSignal | undefined
  /** By the clock of the effects: nothing begins anew after it. Default: the policy's deadline from now. */
  readonly until?: number | undefined
  /** Fewer than the policy has, e.g. for a request that is only a courtesy. */
  readonly retries?: number | undefined
  /** Default: by the reason of the refusal. */
  readonly patience?: ((error: ApiError) => Patience) | undefined
}

export class Retry {
  readonly policy: RetryPolicy
  readonly effects: Effects

  constructor(policy: RetryPolicy, effects: Effects = realEffects) {
    this.policy = policy
    this.effects = effects
  }

  /** When a statement that begins now may not be tried again any more. */
  until(): number | undefined {
    const { retryDeadlineMs } = this.policy
    return retryDeadlineMs === undefined ? undefined : this.effects.now() + retryDeadlineMs
  }

  /** Does `work` until it succeeds, fails for good, or was tried often enough; `attempt` counts from 1. */
  async run<Result>(attempts: Attempts, work: (attempt: number) => Promise<Result>): Promise<Result> {
    const limited = { ...attempts, until: attempts.until ?? this.until() }
    for (let attempt = 1; ; attempt++) {
      try {
        return await work(attempt)
      } catch (error) {
        await this.pause(error, attempt, limited)
      }
    }
  }

  /** Waits as long as `error` asks for after try number `attempt`; rejects with it where there is no use in another. */
  async pause(error: unknown, attempt: number, attempts: Attempts): Promise<void> {
    const { signal, until, retries = this.policy.retries, patience = patienceWith } = attempts
    signal?.throwIfAborted()
    const patient = error instanceof ApiError ? patience(error) : 'never'
    if (patient === 'never' || attempt > retries) throw error
    const ms = backoff(patient, attempt, this.effects.random)
    if (until !== undefined && this.effects.now() + ms > until) throw error
    await this.effects.wait(ms, signal)
  }
}

const realEffects: Effects = {
  wait: async (ms, signal) => {
    const { setTimeout } = await import('node:timers/promises')
    await setTimeout(ms, undefined, signal === undefined ? {} : { signal }).catch(() =>
      signal?.throwIfAborted(),
    )
  },
  random: Math.random,
  now: Date.now,
}
