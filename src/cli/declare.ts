import { type Command as CommanderCommand, InvalidArgumentError, Option } from 'commander'
import { acceptedSwitches, acceptedValues, everywhere, negatable } from './accepted-words.ts'
import type { Command } from './command.ts'
import { type Flag, flags } from './flags.ts'
import type { Invocation, Terminal } from './invocation.ts'

export interface Parsed {
  readonly arguments: readonly string[]
  readonly options: Readonly<Record<string, unknown>>
  /** Options that the command line gave, as opposed to fallbacks. */
  readonly given: (name: string) => boolean
}

type Settled = Pick<Invocation, 'command' | 'arguments' | 'options'>

/**
 * Turns the table of verbs into a commander program that calls `act` for the verb chosen. Only the verbs that the command
 * line names get their flags: there are some forty for each, and of the others only names and summaries are shown.
 */
export function declare(
  program: CommanderCommand,
  argv: readonly string[],
  commands: readonly Command[],
  { terminal, version }: { readonly terminal: Terminal; readonly version: string },
  act: (command: Command, parsed: Parsed) => Promise<void>,
): CommanderCommand {
  program
    .name('strata')
    .description('Strata turns a folder of SQL models into tested, documented tables.')
    .version(version, '-V, --version', "print Strata's version")
    .helpOption('-h, --help', 'help for a command')
    .helpCommand('help [command]', 'help for a command')
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .showHelpAfterError('Run strata --help for the commands.')
    .addHelpText('after', firstSteps)
  const words = new Set(argv)
  for (const command of commands) {
    const { name, alias, summary } = command
    const declared = program.command(name).description(summary)
    if (alias !== undefined) declared.alias(alias)
    if (words.has(name) || (alias !== undefined && words.has(alias))) declareOne(declared, command, act)
  }
  return program
}

const firstSteps = `
First steps:
  strata init shop && cd shop     a small working project
  strata build                    build and test everything
  strata docs serve               look at it`

function declareOne(
  declared: CommanderCommand,
  command: Command,
  act: (command: Command, parsed: Parsed) => Promise<void>,
) {
  for (const argument of command.arguments ?? []) declared.argument(argument.name, argument.description)
  for (const flag of flagsOf(command)) declared.addOption(toOption(flag))
  if (command.flags.includes('projectDir')) acceptMore(declared, flagsOf(command))
  declared
    .addHelpText('after', `\nExamples:\n${command.examples.map((example) => `  ${example}`).join('\n')}`)
    .showHelpAfterError(`Run strata ${command.name} --help for its flags.`)
    .action(async () => {
      const given = (name: string) => declared.getOptionValueSource(name) === 'cli'
      await act(command, { arguments: declared.args, options: declared.opts(), given })
    })
}

/** What dbt's command line also takes. */
function acceptMore(declared: CommanderCommand, own: readonly Flag[]): void {
  const names = new Set(own.map(longName))
  const hide = (text: string) => {
    if (!names.has(text.replace(/ .*$/, ''))) declared.addOption(new Option(text).hideHelp())
  }
  for (const word of acceptedSwitches) {
    hide(`--${word}`)
    hide(`--no-${word}`)
  }
  for (const word of acceptedValues) hide(`--${word} <value>`)
  for (const word of everywhere.switches) {
    if (names.has(`--${word}`)) continue
    hide(`--${word}`)
    hide(`--no-${word}`)
  }
  for (const word of everywhere.values) hide(`--${word} <value>`)
  for (const word of negatable) if (names.has(`--${word}`)) hide(`--no-${word}`)
}

/** A verb's flags; one of its own replaces the shared one of the same name. */
export function flagsOf(command: Command): readonly Flag[] {
  const own = command.own ?? []
  const shared = command.flags.map((name): Flag => flags[name])
  return [...own, ...shared.filter((flag) => !own.some((other) => longName(other) === longName(flag)))]
}

export function longName(flag: Flag): string {
  return /--[\w-]+/.exec(flag.flags)?.[0] ?? flag.flags
}

function toOption(flag: Flag): Option {
  const option = new Option(flag.flags, flag.description)
  if (flag.choices) option.choices([...flag.choices])
  if (flag.hidden === true) option.hideHelp()
  if (flag.fallback !== undefined) option.default(flag.fallback)
  if (flag.kind === 'number') option.argParser((value) => parseNumber(value, flag.least))
  return option
}

function parseNumber(value: string, least: number | undefined): number {
  const parsed = Number(value)
  if (value.trim() === '' || !Number.isFinite(parsed)) throw new InvalidArgumentError('It must be a number.')
  if (least !== undefined && !(Number.isInteger(parsed) && parsed >= least)) {
    throw new InvalidArgumentError(`It must be a whole number, ${least} or more.`)
  }
  return parsed
}

/** Fills in what environment variables say for flags that the command line did not give. */
export function settle(
  command: Command,
  parsed: Parsed,
  environment: Readonly<Record<string, string | undefined>>,
): Settled {
  const options: Record<string, unknown> = { ...parsed.options }
  for (const flag of flagsOf(command)) {
    const option = toOption(flag)
    const name = option.attributeName()
    if (parsed.given(name)) continue
    const value = flag.environment
      ?.map((key) => environment[key])
      .find((found) => found !== undefined && found !== '')
    if (value !== undefined) options[name] = fromEnvironment(flag, option, value)
  }
  return { command: command.name, arguments: parsed.arguments, options }
}

function fromEnvironment(flag: Flag, option: Option, value: string): unknown {
  if (flag.kind === 'number') return parseNumber(value, flag.least)
  if (option.required || option.optional) return value
  return !['0', 'false', 'no', 'off'].includes(value.toLowerCase())
}
