import { CommanderError, Command as Program } from 'commander'
import { findProject, projectFlags, strataVersion } from '../index.ts'
import { verbFirst } from './accepted-words.ts'
import type { Command } from './command.ts'
import { commands } from './commands.ts'
import { allFlagsOf, declare, type Parsed } from './declare.ts'
import { flag, type Invocation, projectDirectory, text } from './invocation.ts'
import { printFailure } from './print-failure.ts'
import { settle } from './settle.ts'

export const exitInterrupted = 130

const verbs = new Set(commands.flatMap(({ name, alias }) => [name, ...(alias === undefined ? [] : [alias])]))

/** Whether any verb's flag of that name is followed by a value. */
function takesValue(word: string): boolean {
  return commands.some((command) =>
    allFlagsOf(command).some(({ flags }) => /[<[]/.test(flags) && flags.split(/[\s,]+/).includes(word)),
  )
}

/** `help` of a verb that there is not is answered as the verb itself is: unknown, with the nearest name. */
function helpOfWhatIs(argv: readonly string[]): readonly string[] {
  const [first, verb] = argv
  const unknown = first === 'help' && verb !== undefined && !verb.startsWith('-') && !verbs.has(verb)
  return unknown && verb !== 'help' ? [verb] : argv
}

/** dbt answers `--version` and its letters with every verb. */
function asksForVersion(argv: readonly string[]): boolean {
  return argv.some((word, index) => /^(--version|-[vV])$/.test(word) && !takesValue(argv[index - 1] ?? ''))
}

export type Surroundings = Pick<Invocation, 'terminal' | 'secrets' | 'signal' | 'environment' | 'directory'>

/** The words settled, in surroundings as they ask for them. */
function invoke(command: Command, parsed: Parsed, surroundings: Surroundings): Invocation {
  const { environment, directory, terminal } = surroundings
  const given = parsed.options.projectDir ?? environment.STRATA_PROJECT_DIR ?? environment.DBT_PROJECT_DIR
  const folder = typeof given === 'string' && given !== '' ? { projectDirectory: given } : {}
  const settled = settle(command, parsed, {
    environment,
    projectFlags: () => projectFlags(findProject({ directory, environment, ...folder })),
  })
  const { useColors, logLevel, quiet } = settled.options
  const hushed = quiet === true || ['warn', 'error', 'none'].includes(String(logLevel))
  const colour = typeof useColors === 'boolean' ? { out: useColors, err: useColors } : terminal.colour
  const options = hushed ? { ...settled.options, quiet: true } : settled.options
  return { ...settled, options, ...surroundings, terminal: { ...terminal, colour } }
}

/** Runs one command line and gives its exit code: 0 fine, 1 something failed, 2 nothing ran, 130 interrupted. */
export async function runCommandLine(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  let code = 0
  if (asksForVersion(argv)) {
    surroundings.terminal.out(`${strataVersion()}\n`)
    return 0
  }
  const words = verbFirst(helpOfWhatIs(argv), verbs, takesValue)
  const program = declare(
    new Program(),
    words,
    commands,
    { terminal: surroundings.terminal, version: strataVersion() },
    async (command, parsed) => {
      let invocation: Invocation
      try {
        invocation = invoke(command, parsed, surroundings)
      } catch (error) {
        code = printFailure(error, surroundings, { debug: parsed.options.debug === true })
        return
      }
      try {
        const verb = await command.load()
        code = await verb(invocation)
      } catch (error) {
        // An interrupted statement surfaces as an error; that is not news to who pressed Ctrl-C.
        if (surroundings.signal.aborted) return
        code = printFailure(
          error,
          { ...invocation, directory: projectDirectory(invocation) },
          {
            debug: flag(invocation, 'debug'),
            logFormat: invocation.options.logFormat,
            inline: text(invocation, 'inline'),
          },
        )
      }
    },
  )
  try {
    await program.parseAsync([...words], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError))
      return printFailure(error, surroundings, { debug: argv.includes('--debug') })
    code = error.exitCode === 0 ? 0 : 2
  }
  return surroundings.signal.aborted ? exitInterrupted : code
}
