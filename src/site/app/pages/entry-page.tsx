import { useSite } from '../site.ts'
import { MacroPage } from './macro-page.tsx'
import { NodePage } from './node-page.tsx'
import { NotFound } from './not-found.tsx'
import { TestPage } from './test-page.tsx'

/** The page of whatever has this id. */
export function EntryPage({ id, column }: { id: string; column: string | undefined }) {
  const { indexOf, more } = useSite()
  const index = indexOf.get(id)
  if (index !== undefined) return <NodePage key={id} index={index} column={column} />
  if (more === undefined) return null
  const test = more.testAt.get(id)
  if (test !== undefined) return <TestPage key={id} test={more.details.tests[test]!} />
  const macro = more.macroAt.get(id)
  if (macro !== undefined) return <MacroPage key={id} macro={more.details.macros[macro]!} />
  return <NotFound what={id} />
}
