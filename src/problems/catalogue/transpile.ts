// What a translation from another engine's SQL has to say.

import { didYouMean } from '../did-you-mean.ts'
import type { Location, Problem } from '../problem.ts'

export function unknownLanguage(name: string, known: readonly string[]): Problem {
  const near = didYouMean(name, known)
  return {
    code: 'unknown-language',
    severity: 'error',
    message: `"${name}" is no language that is translated.`,
    hint: `${near === undefined ? '' : `Did you mean "${near}"? `}Languages: ${known.join(', ')}.`,
  }
}

export function fileNotReadable(file: string, reason: string): Problem {
  return {
    code: 'file-not-readable',
    severity: 'error',
    message: `"${file}" cannot be read: ${reason}.`,
    hint: 'Name a file with SQL, or - for standard input.',
  }
}

export function sourceSyntax(message: string, title: string, at: Location, hint?: string): Problem {
  return {
    code: 'sql-syntax',
    severity: 'error',
    message,
    hint: hint ?? `The text is read as ${title}; --from names another language.`,
    at,
  }
}

export function notKept(message: string, at: Location): Problem {
  return { code: 'not-kept', severity: 'warning', message, hint: 'Write this place by hand.', at }
}

export function lookAtThis(message: string, at: Location): Problem {
  return { code: 'look-at-this', severity: 'warning', message, at }
}
