import type { Json } from '../../manifest/json.ts'
import type { NodeConfig, UnitTest } from '../../manifest/node.ts'
import { unitTestVersionsWrong } from '../../problems/catalogue/unit-tests.ts'
import type { UnitTestDefinition } from '../../project/definitions.ts'
import { isJsonObject } from '../../project/json.ts'
import type { LoadedPackage } from '../../project/loaded-project.ts'
import { nodeSettings } from './node-settings.ts'
import { describe, type Parsing, words } from './parsing.ts'
import { qualifiedName } from './raw-nodes.ts'
import { emptyReading, type Pending } from './reading.ts'
import { fileOf } from './source-nodes.ts'

/** One node, or one for each version of the model that the test is meant for. */
export function unitTestNodes(
  parsing: Parsing,
  owner: LoadedPackage,
  test: UnitTestDefinition,
): Pending<UnitTest>[] {
  const model = owner.definitions.nodes.find(({ kind, name }) => kind === 'model' && name === test.model)
  const versions = (model?.versions ?? []).map(({ v }) => v)
  if (versions.length === 0) {
    if (test.versions !== undefined && model !== undefined)
      parsing.report(unitTestVersionsWrong({ test: test.name, model: test.model, at: test.nameAt }))
    return [unitTestNode(parsing, owner, test, undefined)]
  }
  const { include, exclude } = isJsonObject(test.versions) ? test.versions : {}
  for (const name of [...words(include), ...words(exclude)])
    if (!versions.map(String).includes(name) && name !== 'all' && name !== '*')
      parsing.report(
        unitTestVersionsWrong({ test: test.name, model: test.model, version: name, at: test.nameAt }),
      )
  const isMeant = (v: string | number, of: Json | undefined) =>
    words(of).some((name) => name === String(v) || name === 'all' || name === '*')
  return versions
    .filter((v) => (include === undefined || isMeant(v, include)) && !isMeant(v, exclude))
    .map((v) => unitTestNode(parsing, owner, test, v))
}

function unitTestNode(
  parsing: Parsing,
  owner: LoadedPackage,
  test: UnitTestDefinition,
  version: string | number | undefined,
): Pending<UnitTest> {
  const file = fileOf(owner, test.at.file)
  const suffix = version === undefined ? '' : `_v${version}`
  const fqn = [...qualifiedName(owner.name, file.path, test.model), test.name]
  const { values, written } = nodeSettings(parsing, owner, 'unit_tests', fqn, {
    ...{ name: test.name, at: test.at, defaults: { enabled: true }, said: [test.config] },
  })
  const node: UnitTest = {
    kind: 'unit_test',
    ...{
      id: `unit_test.${owner.name}.${test.model}.${test.name}${suffix}`,
      name: test.name,
      package: owner.name,
    },
    ...{
      file: file.originalPath,
      path: file.path,
      at: test.nameAt,
      fqn,
      dependsOn: [],
      config: values as NodeConfig,
      written,
    },
    ...{ tags: words(values.tags), meta: isJsonObject(values.meta) ? values.meta : {} },
    description: describe(parsing, owner.name, test.description, test.descriptionAt ?? test.at),
    ...{ model: '', given: test.given, givenAt: test.givenAt, expect: test.expect },
    ...(test.expectAt === undefined ? {} : { expectAt: test.expectAt }),
    overrides: test.overrides,
    ...(version === undefined ? {} : { version }),
  }
  return {
    node,
    reading: {
      ...emptyReading,
      refs: [{ name: test.model, at: test.modelAt, ...(version === undefined ? {} : { version }) }],
    },
  }
}
