import type { YamlMistake } from './complete-yaml.ts'

interface Explained {
  readonly what: string
  readonly hint: string | undefined
  /** Where the mistake was made, which is often before the place where the reader stumbled. */
  readonly offset: number
}

/** What the author most likely did wrong, judged by the lines around the place. */
export function explainMistake(text: string, mistake: YamlMistake): Explained {
  const start = Math.min(mistake.start, Math.max(0, text.length - 1))
  if (mistake.code === 'TOO_MUCH') {
    const hint = 'Write out what is meant here, without "*" and "&".'
    return { what: `This cannot be read: ${mistake.message}.`, hint, offset: start }
  }
  if (/call stack/i.test(mistake.message))
    return { what: 'Values are nested too deeply to be read.', hint: undefined, offset: start }
  for (const look of [
    tab,
    unquotedTemplate,
    missingSpace,
    openBracket,
    colonInText,
    openQuote,
    reservedStart,
    indentation,
  ]) {
    const found = look(text, start, mistake)
    if (found !== undefined) return found
  }
  return { what: `The YAML is broken: ${mistake.message}.`, hint: undefined, offset: start }
}

function lineAt(text: string, offset: number): { readonly start: number; readonly line: string } {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', start)
  return { start, line: text.slice(start, end < 0 ? text.length : end) }
}

/** The line of the place and the two before it that say something, nearest first. */
function linesBefore(
  text: string,
  offset: number,
): readonly { readonly start: number; readonly line: string }[] {
  const lines: { readonly start: number; readonly line: string }[] = []
  for (let at = offset; lines.length < 3; ) {
    const found = lineAt(text, at)
    if (found.line.trim() !== '' && !found.line.trim().startsWith('#')) lines.push(found)
    if (found.start === 0) break
    at = found.start - 1
  }
  return lines
}

function tab(text: string, offset: number, mistake: YamlMistake): Explained | undefined {
  for (const { start, line } of linesBefore(text, offset)) {
    const found = /^ *\t/.exec(line)
    if (found !== null) {
      return {
        what: 'This line is indented with a tab, which YAML does not allow.',
        hint: 'Replace the tab by spaces, as many as the lines around have.',
        offset: start + found[0].length - 1,
      }
    }
  }
  if (mistake.code !== 'TAB_AS_INDENT') return undefined
  return { what: 'YAML does not allow a tab here.', hint: 'Replace the tab by spaces.', offset }
}

function unquotedTemplate(text: string, offset: number): Explained | undefined {
  for (const { start, line } of linesBefore(text, offset)) {
    const found = /^(\s*(?:- +)*(?:[^\s:#"']+:\s+)?)(\{[{%].*)$/.exec(line)
    if (found !== null) {
      return {
        what: 'A value that begins with "{{" or "{%" must be quoted: YAML takes the brace for a mapping.',
        hint: `Write it in double quotes: "${found[2]!.trim().replaceAll('"', "'")}".`,
        offset: start + found[1]!.length,
      }
    }
  }
  return undefined
}

function missingSpace(text: string, offset: number): Explained | undefined {
  for (const { start, line } of linesBefore(text, offset)) {
    const found = /^(\s*(?:- +)?)([A-Za-z_][\w-]*):([^\s:/].*)$/.exec(line)
    if (found !== null) {
      return {
        what: `A space is missing behind the colon of "${found[2]}".`,
        hint: `Write "${found[2]}: ${found[3]!.trim()}".`,
        offset: start + found[1]!.length + found[2]!.length,
      }
    }
    const noColon =
      /^(\s*(?:- +)?)(models|sources|columns|tests|data_tests|tables|seeds|config|meta|vars|macros)\s*$/.exec(
        line,
      )
    if (noColon !== null) {
      return {
        what: `A colon is missing behind "${noColon[2]}".`,
        hint: `Write "${noColon[2]}:".`,
        offset: start + noColon[1]!.length + noColon[2]!.length,
      }
    }
  }
  return undefined
}

function colonInText(text: string, offset: number, mistake: YamlMistake): Explained | undefined {
  if (!/BLOCK_AS_IMPLICIT_KEY|MULTILINE_IMPLICIT_KEY/.test(mistake.code)) return undefined
  const { start, line } = lineAt(text, offset)
  const found = /^(\s*(?:- +)?[^\s:]+:\s+)([^"'\s[{|>].*:\s.*)$/.exec(line)
  if (found === null) return undefined
  return {
    what: 'The text has a colon followed by a space, so YAML takes it for another key.',
    hint: 'Put the whole text in quotes.',
    offset: start + found[1]!.length,
  }
}

/** A line that opens more brackets than it closes, before the place. */
function openBracket(text: string, offset: number): Explained | undefined {
  for (const { start, line } of linesBefore(text, offset)) {
    const bare = line.replace(/"[^"]*"|'[^']*'/g, (quoted) => ' '.repeat(quoted.length))
    for (const [open, close] of ['[]', '{}'].map((pair) => [pair[0]!, pair[1]!] as const)) {
      const at = bare.lastIndexOf(open)
      if (bare.split(open).length <= bare.split(close).length || start + at > offset) continue
      return {
        what: `The "${open}" that begins here is never closed.`,
        hint: `Add "${close}" where the ${open === '[' ? 'list' : 'mapping'} ends.`,
        offset: start + at,
      }
    }
  }
  return undefined
}

function openQuote(text: string, offset: number, mistake: YamlMistake): Explained | undefined {
  if (mistake.code !== 'MISSING_CHAR' && mistake.code !== 'UNEXPECTED_TOKEN') return undefined
  const quote = /closing ("|')quote|Missing closing ("|')/.exec(mistake.message)
  if (quote === null) return undefined
  const character = quote[1] ?? quote[2]!
  return {
    what: `The text in ${character === '"' ? 'double' : 'single'} quotes is never closed.`,
    hint: 'Close the quote; inside single quotes an apostrophe is written twice.',
    offset: openedAt(text, character) ?? offset,
  }
}

/** The last quote that begins a value: the one whose end is missing is before the reader's stop. */
function openedAt(text: string, quote: string): number | undefined {
  let found: number | undefined
  for (const match of text.matchAll(/(?:^|[:\-[{,]\s+|^\s+)(["'])/gm)) {
    if (match[1] !== quote) continue
    const at = match.index + match[0].length - 1
    const { line, start } = lineAt(text, at)
    const rest = line.slice(at - start + 1)
    if ((rest.split(quote).length - 1) % 2 === 0) {
      found = at
      break
    }
  }
  return found
}

function reservedStart(text: string, offset: number): Explained | undefined {
  for (const { start, line } of linesBefore(text, offset).slice(0, 2)) {
    const found = /^(\s*(?:- +)?(?:[^\s:]+:\s+)?)([@`%*&!])/.exec(line)
    if (found !== null) {
      return {
        what: `A value cannot begin with "${found[2]}" in YAML.`,
        hint: 'Put the value in quotes.',
        offset: start + found[1]!.length,
      }
    }
  }
  return undefined
}

function indentation(text: string, offset: number, mistake: YamlMistake): Explained | undefined {
  if (
    !/BAD_INDENT|IMPOSSIBLE|UNEXPECTED_TOKEN|BLOCK_|MULTILINE|MISSING_CHAR|BAD_COLLECTION/.test(mistake.code)
  )
    return undefined
  // The reader stumbles at an empty line over what comes behind it.
  let { start, line } = lineAt(text, offset)
  while (line.trim() === '' && start + line.length < text.length)
    ({ start, line } = lineAt(text, start + line.length + 1))
  if (line.trim() === '') return undefined
  return {
    what: 'The indentation of this line fits nothing above it.',
    hint: 'Keys of one mapping begin in the same column, and so do the dashes of one list.',
    offset: start + line.length - line.trimStart().length,
  }
}
