// Problems of the command line's words, as the library sees them.

import { didYouMean } from '../did-you-mean.ts'
import type { Problem } from '../problem.ts'

export function varsNotReadable(reason: string, flag = '--vars'): Problem {
  return {
    code: 'vars-not-readable',
    severity: 'error',
    message: `${flag} cannot be read: ${reason}.`,
    hint: `Write a YAML or JSON mapping, e.g. ${flag} '{first_day: "2024-01-01"}'.`,
  }
}

export function unknownWarning(name: string, known: readonly string[]): Problem {
  const near = didYouMean(name, known)
  return {
    code: 'unknown-warning',
    severity: 'error',
    message: `"${name}" in warn_error_options is the name of no warning.`,
    hint:
      near === undefined
        ? 'Write the code that ends its message, e.g. test-failed, a name of dbt\'s, "Deprecations", or all.'
        : `Did you mean "${near}"?`,
  }
}

export function unknownWarningKey(key: string, known: readonly string[]): Problem {
  const near = didYouMean(key, known)
  return {
    code: 'unknown-warning',
    severity: 'error',
    message: `--warn-error-options has no "${key}".`,
    hint: near === undefined ? `It has ${known.join(', ')}.` : `Did you mean "${near}"?`,
  }
}

export function argumentNoName(name: string, macro: string): Problem {
  return {
    code: 'argument-no-name',
    severity: 'error',
    message: `"${name}" is no name of an argument of "${macro}".`,
    hint: 'The keys of --args are the names of the macro\'s parameters: letters, digits and "_".',
  }
}

export function operationNotFound(name: string, known: readonly string[]): Problem {
  const near = didYouMean(name, known)
  return {
    code: 'macro-not-found',
    severity: 'error',
    message: `There is no macro "${name}".`,
    hint:
      near === undefined
        ? 'Write it in a file under the macro paths, or run "strata deps" for that of a package.'
        : `Did you mean "${near}"?`,
  }
}

export function sampleUnreadable(text: string): Problem {
  return {
    code: 'sample-unreadable',
    severity: 'error',
    message: `--sample "${text}" is no span of time.`,
    hint: "Write e.g. --sample '3 days', or --sample '{start: 2024-01-01, end: 2024-02-01}'.",
  }
}

export function parameterUnreadable(text: string): Problem {
  return {
    code: 'parameter-unreadable',
    severity: 'error',
    message: `--param "${text}" is no query parameter.`,
    hint: 'Write name:type:value, e.g. --param since:DATE:2024-01-01; leave the name out for the value of a ?.',
  }
}

export function timeUnreadable(flag: string, text: string): Problem {
  return {
    code: 'time-unreadable',
    severity: 'error',
    message: `${flag} "${text}" is no date or time.`,
    hint: `Write e.g. ${flag} 2024-01-31, or ${flag} "2024-01-31 18:00:00".`,
  }
}

/** `given`: the flag that is there. */
export function timeWithoutOther(given: '--event-time-start' | '--event-time-end'): Problem {
  const other = given === '--event-time-start' ? '--event-time-end' : '--event-time-start'
  return {
    code: 'time-without-other',
    severity: 'error',
    message: `${given} needs ${other} too.`,
    hint: 'Without both, what is new is built.',
  }
}

export function timesReversed(start: string, end: string): Problem {
  return {
    code: 'times-reversed',
    severity: 'error',
    message: `--event-time-start ${start} is not before --event-time-end ${end}.`,
    hint: 'The end is where the last batch ends: for one day, say the next.',
  }
}

export function nothingToShow(): Problem {
  return {
    code: 'nothing-to-show',
    severity: 'error',
    message: 'There is nothing to show.',
    hint: 'Name one node with --select, or give a query with --inline.',
  }
}

export function showOneOrTheOther(): Problem {
  return {
    code: 'show-one-or-the-other',
    severity: 'error',
    message: '--inline and --select both say what to show.',
    hint: 'Give one of them; an inline query names models with ref().',
  }
}

/** `show` only looks: a statement that changes something is none of its business. */
export function showChangesNothing(keyword: string): Problem {
  return {
    code: 'show-changes-nothing',
    severity: 'error',
    message: `show runs queries, and this is ${/^[AEIOU]/.test(keyword) ? 'an' : 'a'} ${keyword} statement: nothing was changed.`,
    hint: 'Give a query; what changes the warehouse belongs into a model, a hook or a macro for run-operation.',
  }
}

export function showOneNode(names: readonly string[]): Problem {
  return {
    code: 'show-one-node',
    severity: 'error',
    message: `The selection holds ${names.length} nodes, but show prints one: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ', ...' : ''}.`,
    hint: 'Select a single model, seed, snapshot or source.',
  }
}

export function cannotShow(name: string, kind: string): Problem {
  return {
    code: 'cannot-show',
    severity: 'error',
    message: `"${name}" is a ${kind}, which has no rows to show.`,
    hint: 'Select a model, seed, snapshot, source or test.',
  }
}

export function unknownWord(what: string, given: string, valid: readonly string[]): Problem {
  const near = didYouMean(given, valid)
  return {
    code: 'unknown-word',
    severity: 'error',
    message: `"${given}" is not ${what}.`,
    hint:
      near === undefined
        ? `Valid: ${valid.join(', ')}.`
        : `Did you mean "${near}"? Valid: ${valid.join(', ')}.`,
  }
}

export function folderNotEmpty(folder: string, found: string): Problem {
  return {
    code: 'folder-not-empty',
    severity: 'error',
    message: `"${folder}" already holds "${found}", which would be overwritten.`,
    hint: 'Choose an empty or new folder: strata init NAME.',
  }
}

export function cannotWrite(path: string, reason: string): Problem {
  return {
    code: 'cannot-write',
    severity: 'error',
    message: `"${path}" cannot be written: ${reason}.`,
    hint: 'Check that the folder exists, that you may write there, and that the disk is not full.',
  }
}

export function cleanOutside(target: string): Problem {
  return {
    code: 'clean-outside',
    severity: 'error',
    message: `clean-targets names "${target}", which is not inside the project; it was left alone.`,
    hint: "Only folders inside the project's folder are removed, never the project itself or its sources.",
  }
}

export function portTaken(port: number): Problem {
  return {
    code: 'port-taken',
    severity: 'error',
    message: `Port ${port} is in use by another program.`,
    hint: 'Choose another with --port, or --port 0 for any free one.',
  }
}

export function projectEmpty(name: string, folder: string): Problem {
  return {
    code: 'project-empty',
    severity: 'error',
    message: `The project "${name}" has no models, seeds or snapshots yet, so there is nothing to build.`,
    hint: `Write a SELECT into "${folder}/NAME.sql"; "strata init FOLDER" makes a small project to look at.`,
  }
}

export function columnNotNamed(text: string): Problem {
  return {
    code: 'column-not-named',
    severity: 'error',
    message: `"${text}" names no column.`,
    hint: 'Write model.column, source.table.column, or model.column.field for a field of a struct.',
  }
}

export function columnNotFound(args: {
  text: string
  node: string
  column: string
  near: string | undefined
  known: readonly string[]
}): Problem {
  const { near, known } = args
  const list = `Its columns: ${known.slice(0, 12).join(', ')}${known.length > 12 ? ', ...' : ''}.`
  return {
    code: 'column-not-found',
    severity: 'error',
    message: `"${args.node}" has no column "${args.column}".`,
    hint: [
      ...(near === undefined ? [] : [`Did you mean "${near}"?`]),
      ...(known.length > 0 ? [list] : []),
    ].join(' '),
  }
}

export function nodeOfColumnNotFound(text: string, near: string | undefined): Problem {
  return {
    code: 'node-not-found',
    severity: 'error',
    message: `"${text}" names no column of a model, source, seed or snapshot of this project.`,
    hint:
      near === undefined
        ? 'Write model.column or source.table.column; strata ls lists what is there.'
        : `Did you mean "${near}"?`,
  }
}

export function severalNodesOfName(text: string, ids: readonly string[]): Problem {
  return {
    code: 'several-nodes',
    severity: 'error',
    message: `"${text}" may be of several nodes: ${ids.join(', ')}.`,
    hint: 'Name the one you mean: package.model.column, or source.table.column.',
  }
}

export function settingOfFlagWrong(args: {
  where: string
  value: string
  wanted: string
  known: readonly string[]
}): Problem {
  const near = didYouMean(args.value, args.known)
  return {
    code: 'flag-value-wrong',
    severity: 'error',
    message: `${args.where[0]!.toUpperCase()}${args.where.slice(1)} is "${args.value}", but it must be ${args.wanted}.`,
    hint: `${near === undefined ? '' : `Did you mean "${near}"? `}A flag on the command line goes before it.`,
  }
}

export function introspectionForbidden(): Problem {
  return {
    code: 'introspection-forbidden',
    severity: 'error',
    message: 'A template asks the warehouse, which --no-introspect forbids.',
    hint: 'Leave the flag out, or ask only where `execute` and a variable of yours say so.',
  }
}
