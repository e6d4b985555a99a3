import { type Command as CommanderCommand, InvalidArgumentError, Option } from 'commander'
import { acceptedFlags, negatable } from './accepted-words.ts'
import type { Command } from './command.ts'
import { type Flag, flags } from './flags.ts'
import type { Terminal } from './invocation.ts'

export interface Parsed {
  readonly arguments: readonly string[]
  readonly options: Readonly<Record<string, unknown>>
  /** Options that the command line gave, as opposed to fallbacks. */
  readonly given: (name: string) => boolean
}

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
  acceptMore(declared, hiddenFlagsOf(command))
  declared
    .addHelpText('after', `\nExamples:\n${command.examples.map((example) => `  ${example}`).join('\n')}`)
    .showHelpAfterError(`Run strata ${command.name} --help for its flags.`)
    .action(async () => {
      const given = (name: string) => declared.getOptionValueSource(name) === 'cli'
      await act(command, { arguments: declared.args, options: declared.opts(), given })
    })
}

/** Flags that other flags of the verb do not name already, but for the letter that those have. */
function acceptMore(declared: CommanderCommand, more: readonly Flag[]): void {
  const taken = (word: string) => declared.options.some(({ short, long }) => short === word || long === word)
  for (const flag of more) {
    const { short } = new Option(flag.flags)
    const letterless = short !== undefined && taken(short) ? flag.flags.replace(/^-\w, /, '') : flag.flags
    declared.addOption(toOption({ ...flag, flags: letterless }))
  }
  for (const { long } of [...declared.options]) {
    if (long === undefined || long === null || !negatable.has(long)) continue
    const negative = long.replace(/^--/, '--no-')
    if (!taken(negative)) declared.addOption(new Option(negative).hideHelp())
  }
}

/** What a verb takes without saying so in its help. */
function hiddenFlagsOf(command: Command): readonly Flag[] {
  const own = flagsOf(command)
  const names = new Set(own.map(longName))
  return acceptedFlags(command.name, command.flags.includes('projectDir')).filter(
    (flag) => !names.has(longName(flag)) && !names.has(longName(flag).replace(/^--/, '--no-')),
  )
}

/** Every flag that the verb takes, those that help does not show included. */
export function allFlagsOf(command: Command): readonly Flag[] {
  return [...flagsOf(command), ...hiddenFlagsOf(command)]
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

export function toOption(flag: Flag): Option {
  const option = new Option(flag.flags, flag.description)
  if (flag.choices) option.choices([...flag.choices])
  if (flag.hidden === true) option.hideHelp()
  if (flag.fallback !== undefined) option.default(flag.fallback)
  if (flag.kind === 'number') option.argParser((value) => parseNumber(value, flag.least))
  return option
}

export function parseNumber(value: string, least: number | undefined): number {
  const parsed = Number(value)
  if (value.trim() === '' || !Number.isFinite(parsed)) throw new InvalidArgumentError('It must be a number.')
  if (least !== undefined && !(Number.isInteger(parsed) && parsed >= least)) {
    throw new InvalidArgumentError(`It must be a whole number, ${least} or more.`)
  }
  return parsed
}
