import type { Ask, LookupAnswer } from '../../manifest/lookup.ts'
import { type Answer, type Answering, ManyQuestions } from '../../template/render.ts'
import { failure } from '../thread/outcome.ts'
import type { CompileContext, WarehouseQuestion } from './compile-phase.ts'
import type { BuildJob, JobResult, RenderJob, SentAnswer } from './elsewhere.ts'
import { additionsAsJson, mergeAdditions } from './graph-additions.ts'

/** Starting a thread and reading the macros there takes about as long. */
const WORTH_A_THREAD = { milliseconds: 150, answers: 40 }

/** Runs a template here, rendering it again with each answer, or, when it asks much, goes on with it in the other thread. */
export async function asking<Result>(
  { elsewhere, inputs, selected, manifest }: CompileContext,
  ask: Ask,
  here: (answering: Answering) => Promise<Result>,
  job: RenderJob | BuildJob,
  received: (result: JobResult) => Result,
): Promise<Result> {
  const limit = elsewhere === undefined ? undefined : WORTH_A_THREAD
  try {
    return await here({ answer: (question) => ask((question as WarehouseQuestion).lookup), limit })
  } catch (error) {
    if (elsewhere === undefined || !(error instanceof ManyQuestions)) throw error
    const answers = error.answers.map(sent)
    const whole = { ...job, inputs, selected, answers, additions: additionsAsJson(manifest) }
    const result = await elsewhere.run(whole, ask)
    mergeAdditions(manifest, result.additions)
    return received(result)
  }
}

function sent(answer: Answer): SentAnswer {
  const { key } = answer
  // Templates see answers as values of any kind; all of them came from `ask`.
  if ('value' in answer) return { key, outcome: { value: answer.value as LookupAnswer } }
  return { key, outcome: failure(answer.error) }
}
