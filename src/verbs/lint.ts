import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileNodes } from '../compile/compile-nodes.ts'
import { applyFixes } from '../lint/apply-fixes.ts'
import { isIgnored } from '../lint/ignored.ts'
import { ignoredCodes } from '../lint/ignored-codes.ts'
import { lintNode, type PlacedFinding } from '../lint/lint-node.ts'
import type { LintNode } from '../lint/rule.ts'
import { lintRules } from '../lint/rules.ts'
import type { NodeKind } from '../manifest/node.ts'
import {
  lintFinding,
  unknownIgnoredRule,
  unknownLintRule,
  wrongLintLevel,
} from '../problems/catalogue/lint.ts'
import type { Problem, Severity } from '../problems/problem.ts'
import { askThrough } from './ask-through.ts'
import { rewriteFile } from './rewrite-file.ts'
import { type SelectionOptions, selectNodes } from './select-nodes.ts'
import { type ProjectOptions, type Session, stopOnErrors, withSession } from './session.ts'

export interface LintOptions extends ProjectOptions, SelectionOptions {
  /** Mends what can be mended without changing the meaning. */
  readonly fix?: boolean
}

export interface LintOutcome {
  /** Absolute. */
  readonly directory: string
  /** What is left, by file and line; what does not compile is told with it. */
  readonly findings: readonly Problem[]
  readonly fixed: number
  readonly nodes: number
  /** Of the project file. */
  readonly problems: readonly Problem[]
}

const lintable: readonly NodeKind[] = ['model', 'snapshot', 'test', 'analysis']

/** Holds the SQL of the selected nodes against the rules. */
export async function lint(options: LintOptions): Promise<LintOutcome> {
  return withSession('lint', options, async (session) => {
    stopOnErrors(session.problems)
    const told: Problem[] = []
    const levels = levelsOf(session, (problem) => void told.push(problem))
    const root = session.manifest.project.name
    const ids = (await selectNodes(session, options, lintable)).filter((id) => {
      const node = session.manifest.nodes.get(id)!
      return node.package === root && !(node.kind === 'test' && node.generic !== undefined)
    })
    const broken: Problem[] = []
    const ask = askThrough(session, options.signal)
    const report = (problem: Problem) => void broken.push(problem)
    const compiled = await compileNodes(session.parsed, ids, { report, ask })
    const rules = lintRules.filter(({ code }) => levels.get(code) !== undefined)
    const found: Problem[] = []
    let fixed = 0
    for (const [id, each] of compiled) {
      const node = session.manifest.nodes.get(id) as LintNode
      const path = join(session.loaded.directory, node.file)
      const text = readFileSync(path, 'utf8')
      const lines = text.split('\n')
      found.push(...unknownIgnored(node.file, lines))
      const findings = lintNode(node, each, session.manifest, rules).filter(
        ({ at, rule }) => !isIgnored(lines, at.line, rule.code),
      )
      const mended = options.fix === true ? mend(path, text, findings) : new Set<PlacedFinding>()
      fixed += mended.size
      found.push(
        ...findings.filter((finding) => !mended.has(finding)).map((finding) => problemOf(finding, levels)),
      )
    }
    return {
      directory: session.loaded.directory,
      findings: [...broken, ...found.sort(byPlace)],
      fixed,
      nodes: compiled.size,
      problems: [...session.problems, ...told],
    }
  })
}

function unknownIgnored(file: string, lines: readonly string[]): Problem[] {
  const known = lintRules.map(({ code }) => code)
  return ignoredCodes(lines)
    .filter(({ code }) => !known.includes(code))
    .map(({ code, line, column }) => {
      const end = { line, column: column + code.length }
      return unknownIgnoredRule(code, known, { file, line, column, end })
    })
}

function problemOf({ rule, finding, at }: PlacedFinding, levels: ReadonlyMap<string, Severity>): Problem {
  const { message, hint } = finding
  return lintFinding({ code: rule.code, severity: levels.get(rule.code) ?? 'warning', message, hint, at })
}

function mend(path: string, text: string, findings: readonly PlacedFinding[]): ReadonlySet<PlacedFinding> {
  const { text: after, fixed } = applyFixes(text, findings)
  if (fixed.size > 0) rewriteFile(path, after)
  return fixed
}

/** The severity of each rule that is on; `lint: {rules: {select-star: off}}` of the project file decides. */
function levelsOf(session: Session, report: (problem: Problem) => void): ReadonlyMap<string, Severity> {
  const codes = lintRules.map(({ code }) => code)
  const usual = lintRules.filter(({ optional }) => optional !== true)
  const levels = new Map<string, Severity>(usual.map(({ code }) => [code, 'warning']))
  for (const { code, level, at } of session.loaded.settings.lintRules) {
    if (!codes.includes(code)) report(unknownLintRule(code, codes, at))
    // YAML 1.1 reads `off` as false.
    else if (level === 'off' || level === false) levels.delete(code)
    else if (level === 'warning' || level === 'warn') levels.set(code, 'warning')
    else if (level === 'error') levels.set(code, 'error')
    else report(wrongLintLevel(code, at))
  }
  return levels
}

function byPlace(a: Problem, b: Problem): number {
  const [first, second] = [a.at, b.at]
  if (first === undefined || second === undefined) return 0
  return first.file < second.file
    ? -1
    : first.file > second.file
      ? 1
      : first.line - second.line || first.column - second.column
}
