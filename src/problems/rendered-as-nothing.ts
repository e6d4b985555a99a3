import type { Location } from './problem.ts'

/** A place of a template whose value was undefined, so that nothing stands there in the text. */
export interface Blank {
  readonly name: string
  /** What is wrong, where the name alone does not say it. */
  readonly sentence?: string | undefined
  /** A name that is defined and is nearly the same. */
  readonly near?: string | undefined
  readonly at: Location
  /** A loop went through it, and did nothing. */
  readonly loop?: boolean
}

const MOST = 3

/** The end of a hint about SQL that makes no sense: which names were undefined, and where. */
export function renderedAsNothing(blanks: readonly Blank[] | undefined): string | undefined {
  if (blanks === undefined || blanks.length === 0) return undefined
  const places = new Map(blanks.map((blank) => [place(blank.at), blank]))
  const told = [...places].slice(0, MOST).map(([at, { name, sentence, near }]) => {
    const meant = near === undefined ? '' : ` Did you mean "${near}"?`
    const what = sentence === undefined ? `"${name}" is undefined` : sentence.replace(/\.$/, '')
    return `${what}, so nothing was rendered at ${at}.${meant}`
  })
  return told.join(' ')
}

/** A hint about the text right behind a blank would lead astray: it is what the blank left. */
export function withBlanks(
  hint: string | undefined,
  blanks: readonly Blank[] | undefined,
  at: Location | undefined,
): string | undefined {
  const near = blanks?.filter(({ at: { file, line } }) => file === at?.file && Math.abs(line - at.line) <= 1)
  const told = near?.length ? renderedAsNothing(near) : renderedAsNothing(blanks)
  if (told === undefined) return hint
  return near?.length || hint === undefined ? told : `${hint} ${told}`
}

function place({ file, line, column }: Location): string {
  return `${file}:${line}:${column}`
}
