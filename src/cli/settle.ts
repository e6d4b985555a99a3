import { type JsonObject, ProblemError, settingOfFlagWrong } from '../index.ts'
import type { Command } from './command.ts'
import { allFlagsOf, type Parsed, toOption } from './declare.ts'
import type { Flag } from './flags.ts'
import type { Invocation } from './invocation.ts'

export interface Fallbacks {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** `flags:` of the project's file, asked for only where a flag may be set there. */
  readonly projectFlags: () => JsonObject
}

/**
 * Fills in what the command line did not give: first from environment variables, then from the `flags:` of the project's
 * file. Throws a ProblemError where one of them has a value that the flag cannot have.
 */
export function settle(
  command: Command,
  parsed: Parsed,
  { environment, projectFlags }: Fallbacks,
): Pick<Invocation, 'command' | 'arguments' | 'options'> {
  const options: Record<string, unknown> = { ...parsed.options }
  for (const flag of allFlagsOf(command)) {
    const name = toOption(flag).attributeName()
    if (parsed.given(name)) continue
    const key = flag.environment?.find((key) => environment[key] !== undefined && environment[key] !== '')
    if (key !== undefined) {
      options[name] = settled(flag, environment[key]!, `the environment variable ${key}`)
    } else if (flag.setting !== undefined && command.flags.includes('projectDir')) {
      const value = projectFlags()[flag.setting]
      if (value !== undefined && value !== null) {
        options[name] = settled(flag, String(value), `"${flag.setting}" under flags: of the project's file`)
      }
    }
  }
  return { command: command.name, arguments: parsed.arguments, options }
}

const yes = new Set(['1', 'true', 't', 'yes', 'y', 'on'])
const no = new Set(['0', 'false', 'f', 'no', 'n', 'off'])

function settled(flag: Flag, value: string, where: string): unknown {
  const wrong = (wanted: string, known: readonly string[] = []) =>
    new ProblemError(settingOfFlagWrong({ where, value, wanted, known }))
  const option = toOption(flag)
  if (flag.kind === 'list') return value.split(/\s+/).filter((word) => word !== '')
  if (flag.kind === 'number') {
    const number = Number(value)
    const whole = flag.least === undefined || (Number.isInteger(number) && number >= flag.least)
    if (value.trim() === '' || !Number.isFinite(number) || !whole) {
      throw wrong(flag.least === undefined ? 'a number' : `a whole number, ${flag.least} or more`)
    }
    return number
  }
  if (option.required || option.optional) {
    const known = flag.choices ?? []
    const chosen = known.length === 0 ? value : known.find((one) => one === value.toLowerCase())
    if (chosen === undefined) throw wrong(`one of ${known.join(', ')}`, known)
    return chosen
  }
  const word = value.trim().toLowerCase()
  if (!yes.has(word) && !no.has(word)) throw wrong('true or false')
  return yes.has(word)
}
