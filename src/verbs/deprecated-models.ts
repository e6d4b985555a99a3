import type { Manifest } from '../manifest/manifest.ts'
import type { Model } from '../manifest/node.ts'
import {
  deprecatedModelUsed,
  deprecationDateWrong,
  modelDeprecated,
} from '../problems/catalogue/deprecations.ts'
import type { Problem } from '../problems/problem.ts'

/** What is to be said today of models with a `deprecation_date`; `now` in milliseconds since the epoch. */
export function deprecatedModels({ nodes }: Manifest, now: number): readonly Problem[] {
  const problems: Problem[] = []
  const ending = new Map<string, { readonly model: Model; readonly date: string; readonly past: boolean }>()
  for (const node of nodes.values()) {
    if (node.kind !== 'model' || node.deprecationDate === undefined) continue
    const at = node.patch ?? node.at
    const model = label(node)
    const moment = momentOf(node.deprecationDate)
    if (moment === undefined) {
      problems.push(deprecationDateWrong({ model, value: node.deprecationDate, at }))
      continue
    }
    const past = moment <= now
    const date = node.deprecationDate
    ending.set(node.id, { model: node, date, past })
    if (past) problems.push(modelDeprecated({ model, date, at }))
  }
  if (ending.size === 0) return problems
  for (const node of nodes.values()) {
    if (node.kind !== 'model') continue
    for (const id of node.dependsOn) {
      const found = ending.get(id)
      if (found === undefined) continue
      const { latestVersion } = found.model
      const latest =
        latestVersion === undefined || latestVersion === found.model.version
          ? undefined
          : String(latestVersion)
      const { date, past } = found
      problems.push(
        deprecatedModelUsed({
          from: label(node),
          model: label(found.model),
          date,
          past,
          latest,
          at: node.at,
        }),
      )
    }
  }
  return problems
}

const label = ({ name, version }: Model) => (version === undefined ? name : `${name}.v${version}`)

function momentOf(text: string): number | undefined {
  const [, day, time = '00:00', zone = 'Z'] =
    /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(
      text.trim(),
    ) ?? []
  const moment = Date.parse(`${day}T${time}${zone}`)
  return day === undefined || Number.isNaN(moment) ? undefined : moment
}
