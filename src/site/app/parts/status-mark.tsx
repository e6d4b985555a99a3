import type { NodeStatus } from '../../../manifest/results.ts'
import type { TestCounts } from '../../page-data.ts'
import { countOf } from '../format.ts'
import { statusWords, type Tone, toneMarks, toneOfTests } from '../words.ts'

/** A sign, a colour and a word, so that none of them has to do alone. */
export function StatusMark({ status, word }: { status: NodeStatus | undefined; word?: string }) {
  const [known, tone]: readonly [string, Tone] =
    status === undefined ? ['not run', 'quiet'] : statusWords[status]
  return <ToneMark tone={tone} word={word ?? known} />
}

export function ToneMark({ tone, word }: { tone: Tone; word: string }) {
  return (
    <span class={`mark ${tone}`}>
      <span aria-hidden="true" class="sign">
        {toneMarks[tone]}
      </span>
      {word}
    </span>
  )
}

export function TestMark({ counts }: { counts: TestCounts }) {
  const total = counts.pass + counts.warn + counts.fail + counts.unknown
  const words = {
    bad: `${counts.fail} of ${total} failed`,
    warn: `${counts.warn} of ${total} warned`,
    good: countOf(counts.pass, 'test'),
    quiet: `${countOf(total, 'test')}, not run`,
  }
  const tone = toneOfTests(counts)
  return <ToneMark tone={tone} word={words[tone]} />
}
