import type { JsonObject } from '../../manifest/json.ts'
import type { Exposure, NodeConfig, Operation } from '../../manifest/node.ts'
import type { Location } from '../../problems/problem.ts'
import type { ExposureDefinition } from '../../project/definitions.ts'
import { isJsonObject } from '../../project/json.ts'
import type { LoadedPackage } from '../../project/loaded-project.ts'
import { parseTemplate } from '../../template/parse-template.ts'
import { nodeSettings } from './node-settings.ts'
import { attempt, describe, type Parsing, words } from './parsing.ts'
import { qualifiedName } from './raw-nodes.ts'
import { readReferences } from './read-references.ts'
import { readTemplate } from './read-template.ts'
import type { Pending } from './reading.ts'
import { fileOf } from './source-nodes.ts'

export function exposureNode(
  parsing: Parsing,
  owner: LoadedPackage,
  exposure: ExposureDefinition,
): Pending<Exposure> {
  const file = fileOf(owner, exposure.at.file)
  const fqn = qualifiedName(owner.name, file.path, exposure.name)
  const { values, written } = nodeSettings(parsing, owner, 'exposures', fqn, {
    ...{ name: exposure.name, at: exposure.at, defaults: { enabled: true }, said: [exposure.config] },
  })
  const { label, url, maturity, owner: people, exposureType } = exposure
  const node: Exposure = {
    kind: 'exposure',
    ...{
      id: `exposure.${owner.name}.${exposure.name}`,
      name: exposure.name,
      package: owner.name,
      file: file.originalPath,
    },
    ...{ path: file.path, at: exposure.nameAt, fqn, dependsOn: [], config: values as NodeConfig },
    ...{ tags: [...words(values.tags)].sort(), meta: isJsonObject(values.meta) ? values.meta : {}, written },
    description: describe(parsing, owner.name, exposure.description, exposure.descriptionAt ?? exposure.at),
    ...{ exposureType, owner: people },
    ...(label === undefined ? {} : { label }),
    ...(url === undefined ? {} : { url }),
    ...(maturity === undefined ? {} : { maturity }),
  }
  return { node, reading: readReferences(parsing, owner, node.name, exposure.dependsOn) }
}

/** on-run-start and on-run-end of a package's project file. */
export function operationNodes(parsing: Parsing, owner: LoadedPackage): Pending<Operation>[] {
  const { onRunStart, onRunEnd, file } = owner.settings
  const make = (
    when: 'start' | 'end',
    index: number,
    sql: string,
    at: Location,
  ): Pending<Operation> | undefined => {
    const name = `${owner.name}-on-run-${when}-${index}`
    const template = attempt(parsing.report, () => parseTemplate(sql, at.file, { origin: at }))
    if (template === undefined) return undefined
    const node = {
      id: name,
      name,
      package: owner.name,
      relation: undefined,
      model: (): JsonObject => ({ name }),
    }
    const reading = readTemplate(parsing.project, node, template)
    const fqn = [owner.name, 'hooks', name]
    // dbt settles hooks as models.
    const { values, written } = nodeSettings(parsing, owner, 'models', fqn, {
      ...{
        name,
        at,
        defaults: { enabled: true },
        said: [{ values: reading.config, places: reading.places }],
      },
    })
    const place = parsing.names.relation({
      ...{ name, package: owner.name, at, config: values },
      model: () => ({ name, resource_type: 'operation', package_name: owner.name, config: values, fqn }),
    })
    return {
      node: {
        kind: 'operation',
        ...{
          id: `operation.${owner.name}.${name}`,
          name,
          package: owner.name,
          file,
          path: `hooks/${name}.sql`,
          at,
        },
        ...{
          fqn,
          description: '',
          tags: [`on-run-${when}`],
          meta: {},
          config: values as NodeConfig,
          ...{ written, place },
        },
        ...{ dependsOn: [], source: sql, macros: reading.macros, calls: reading.calls },
        ...{ late: reading.asks, when, index },
      },
      reading,
    }
  }
  return [
    ...onRunStart.map(({ sql, at }, index) => make('start', index, sql, at)),
    ...onRunEnd.map(({ sql, at }, index) => make('end', index, sql, at)),
  ].filter((pending) => pending !== undefined)
}
