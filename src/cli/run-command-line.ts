import { Command, CommanderError } from 'commander'
import { strataVersion } from '../index.ts'
import { verbFirst } from './accepted-words.ts'
import { commands } from './commands.ts'
import { declare, flagsOf, settle } from './declare.ts'
import { flag, type Invocation, projectDirectory, text } from './invocation.ts'
import { printFailure } from './print-failure.ts'

export const exitInterrupted = 130

const verbs = new Set(commands.flatMap(({ name, alias }) => [name, ...(alias === undefined ? [] : [alias])]))

/** Whether any verb's flag of that name is followed by a value. */
function takesValue(word: string): boolean {
  return commands.some((command) =>
    flagsOf(command).some(({ flags }) => /[<[]/.test(flags) && flags.split(/[\s,]+/).includes(word)),
  )
}

/** `help` of a verb that there is not is answered as the verb itself is: unknown, with the nearest name. */
function helpOfWhatIs(argv: readonly string[]): readonly string[] {
  const [first, verb] = argv
  const unknown = first === 'help' && verb !== undefined && !verb.startsWith('-') && !verbs.has(verb)
  return unknown && verb !== 'help' ? [verb] : argv
}

export type Surroundings = Pick<Invocation, 'terminal' | 'secrets' | 'signal' | 'environment' | 'directory'>

/** Runs one command line and gives its exit code: 0 fine, 1 something failed, 2 nothing ran, 130 interrupted. */
export async function runCommandLine(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  let code = 0
  const words = verbFirst(helpOfWhatIs(argv), verbs, takesValue)
  const program = declare(
    new Command(),
    words,
    commands,
    { terminal: surroundings.terminal, version: strataVersion() },
    async (command, parsed) => {
      const invocation = { ...settle(command, parsed, surroundings.environment), ...surroundings }
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
