// Problems of `strata deps`.

import type { Location, Problem } from '../problem.ts'

interface Placed {
  readonly at?: Location | undefined
}

function error(code: string, message: string, hint: string, { at }: Placed): Problem {
  return { code, severity: 'error', message, hint, ...(at === undefined ? {} : { at }) }
}

export function packageEntryWrong(args: Placed & { what: string }): Problem {
  return error(
    'package-entry-wrong',
    `This package ${args.what}.`,
    'Write one of "local: folder", "git: address" with "revision:", "tarball: address" with "name:", or "package: owner/name" with "version:".',
    args,
  )
}

export function packageFolderMissing(args: Placed & { path: string }): Problem {
  return error(
    'package-folder-missing',
    `There is no project in the folder "${args.path}".`,
    'A package is a folder with a dbt_project.yml.',
    args,
  )
}

export function packageNotFetched(args: Placed & { package: string; detail: string }): Problem {
  return error(
    'package-not-fetched',
    `The package "${args.package}" could not be fetched: ${args.detail}.`,
    'Check the address and the network; a copy of the package may be named with "local:".',
    args,
  )
}

export function hubUnreachable(args: Placed & { package: string; hub: string; detail: string }): Problem {
  return error(
    'hub-unreachable',
    `The package "${args.package}" could not be looked up at ${args.hub}: ${args.detail}.`,
    'Where the hub is out of reach, name its repository with "git:" and "revision:", or a copy with "local:"; DBT_PACKAGE_HUB_URL names another hub.',
    args,
  )
}

export function packageVersionMissing(
  args: Placed & { package: string; wanted: string; known: readonly string[] },
): Problem {
  return error(
    'package-version-missing',
    `There is no version of "${args.package}" that fits ${args.wanted}.`,
    args.known.length === 0
      ? 'Nothing of it is published.'
      : `Published: ${args.known.slice(-8).join(', ')}.`,
    args,
  )
}

export function revisionMissing(args: Placed & { package: string }): Problem {
  return {
    code: 'package-unpinned',
    severity: 'warning',
    message: `"${args.package}" is fetched as its default branch is now.`,
    hint: 'Name a tag or commit with "revision:", or say "warn-unpinned: false".',
    ...(args.at === undefined ? {} : { at: args.at }),
  }
}

export function packagesNotList(args: { file: string; at: Location }): Problem {
  return {
    code: 'packages-not-list',
    severity: 'error',
    message: `"${args.file}" names no list of packages.`,
    hint: 'Write "packages:", and below it each package as "  - local: FOLDER", "  - git: ADDRESS" or "  - package: OWNER/NAME".',
    at: args.at,
  }
}
