import type { Command } from '../command.ts'
import { flagsOf, longName } from '../declare.ts'
import type { Invocation } from '../invocation.ts'

const shells: Record<string, (commands: readonly Command[]) => string> = { bash, zsh, fish }

export async function completion(
  { arguments: [shell], terminal }: Invocation,
  commands: readonly Command[],
): Promise<number> {
  const script = shells[shell ?? '']
  if (!script) {
    terminal.err(`"${shell}" is not a shell that completion is written for. Choose bash, zsh or fish.\n`)
    return 2
  }
  terminal.out(`${script(commands)}\n`)
  return 0
}

const names = (commands: readonly Command[]) => commands.map((command) => command.name).join(' ')

function bash(commands: readonly Command[]): string {
  const cases = commands.map(
    (command) => `    ${command.name}) words="${flagsOf(command).map(longName).join(' ')} --help" ;;`,
  )
  return `_strata() {
  local word="\${COMP_WORDS[COMP_CWORD]}" words="${names(commands)} --help --version"
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  [ "$COMP_CWORD" -eq 1 ] && words="${names(commands)} --help --version"
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _strata strata`
}

function zsh(commands: readonly Command[]): string {
  const quote = (value: string) => value.replace(/'/g, "'\\''").replace(/[[\]:]/g, '\\$&')
  const cases = commands.map((command) => {
    const options = flagsOf(command).map((flag) => `'${longName(flag)}[${quote(flag.description)}]'`)
    return `    ${command.name}) _arguments ${options.join(' ')} '*:file:_files' ;;`
  })
  return `#compdef strata
_strata() {
  local -a verbs=(${commands.map((command) => `'${command.name}:${quote(command.summary)}'`).join(' ')})
  if (( CURRENT == 2 )); then _describe 'command' verbs; return; fi
  case "$words[2]" in
${cases.join('\n')}
  esac
}
compdef _strata strata`
}

function fish(commands: readonly Command[]): string {
  const quote = (value: string) => `'${value.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`
  const verbs = commands.map(
    (command) =>
      `complete -c strata -n __fish_use_subcommand -f -a ${command.name} -d ${quote(command.summary)}`,
  )
  const options = commands.flatMap((command) =>
    flagsOf(command).map(
      (flag) =>
        `complete -c strata -n '__fish_seen_subcommand_from ${command.name}' -l ${longName(flag).slice(2)} -d ${quote(flag.description)}`,
    ),
  )
  return [...verbs, ...options].join('\n')
}
