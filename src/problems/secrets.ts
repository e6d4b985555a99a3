import { didYouMean } from './did-you-mean.ts'

/** Remembers values that must never be shown, and takes them out of text. Holds them for one invocation. */
export class Secrets {
  readonly #values = new Set<string>()

  /** Values shorter than four characters are left alone: hiding every "a" helps nobody. */
  remember(value: string): void {
    if (value.trim().length < 4) return
    this.#values.add(value)
    // A key file is one value in many lines; any of its longer lines would give it away.
    for (const line of value.split('\n')) if (line.trim().length >= 16) this.#values.add(line.trim())
    this.#rememberWithin(value)
  }

  /** A key file given as JSON, or as JSON in base64, holds the key itself under a name. */
  #rememberWithin(value: string): void {
    const json = /^\s*\{/.test(value) ? value : Buffer.from(value, 'base64').toString('utf8')
    if (!/^\s*\{/.test(json)) return
    try {
      JSON.parse(json, (key, item: unknown) => {
        if (typeof item === 'string' && isSecretKey(key)) this.remember(item)
        return item
      })
    } catch {
      // No JSON after all.
    }
  }

  /**
   * What a file of settings holds under the names of secrets, for all targets: a message about one shows lines of its neighbours.
   * Templates are no secrets themselves.
   */
  rememberWritten(settings: unknown): void {
    if (typeof settings !== 'object' || settings === null) return
    for (const [key, value] of Object.entries(settings)) {
      if (typeof value !== 'string') this.rememberWritten(value)
      else if (isSecretKey(key) && !/\{[{%]/.test(value)) this.remember(value)
    }
  }

  redact(text: string): string {
    let redacted = text
    for (const value of [...this.#values].sort((a, b) => b.length - a.length)) {
      redacted = redacted.replaceAll(value, '*****')
      const escaped = JSON.stringify(value).slice(1, -1)
      if (escaped !== value) redacted = redacted.replaceAll(escaped, '*****')
    }
    return redacted
  }

  get size(): number {
    return this.#values.size
  }
}

const secretNames = /^(DBT_ENV_SECRET|STRATA_SECRET)/
const secretKeys =
  /^(password|pass|pwd|token|refresh_token|client_secret|private_key|private_key_passphrase|keyfile_json|secret|secret_access_key|session_token|access_token|motherduck_token|aws_secret_access_key|key_id_secret)$/i

export function isSecretName(environmentVariable: string): boolean {
  return secretNames.test(environmentVariable)
}

/** Misspelled ones too: the line with the mistake is what gets shown. */
export function isSecretKey(key: string): boolean {
  if (secretKeys.test(key)) return true
  const near = didYouMean(key, oftenMisspelled)
  return near !== undefined && Math.abs(near.length - key.length) <= 2
}

const oftenMisspelled = [
  ...['password', 'token', 'refresh_token', 'access_token', 'client_secret', 'private_key', 'keyfile_json'],
]
