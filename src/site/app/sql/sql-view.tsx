import { useMemo, useState } from 'preact/hooks'
import type { PageText } from '../../page-data.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { ScrollBox } from '../parts/scroll-box.tsx'
import { useSite } from '../site.ts'
import { type LinkTargets, linkTokens } from './link-tokens.ts'
import { tokenize } from './tokenize.ts'

/** Beyond this a text is shown without colours: the reader's browser has better things to do. */
const colouredCharacters = 200_000

export function SqlView({ texts, targets }: { texts: readonly PageText[]; targets: LinkTargets }) {
  const { more } = useSite()
  const [chosen, choose] = useState(0)
  const shown = texts[chosen] ?? texts[0]
  if (shown === undefined || more === undefined) return null
  const sql = more.texts[shown.text] ?? ''
  return (
    <div class="sql">
      <div class="sql-bar">
        <div class="tabs" role="tablist" aria-label="Stages of the SQL">
          {texts.map((text, index) => (
            <button
              type="button"
              role="tab"
              aria-selected={text === shown}
              tabIndex={text === shown ? 0 : -1}
              onClick={() => choose(index)}
              onKeyDown={(event) => {
                const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
                if (step === 0) return
                const next = (index + step + texts.length) % texts.length
                choose(next)
                const tab = event.currentTarget.parentElement?.children[next]
                if (tab instanceof HTMLElement) tab.focus()
              }}
            >
              {text.title}
            </button>
          ))}
        </div>
        <CopyButton text={sql} label="Copy SQL" />
      </div>
      <ScrollBox label={`SQL: ${shown.title}`}>
        <Code sql={sql} targets={targets} />
      </ScrollBox>
    </div>
  )
}

function Code({ sql, targets }: { sql: string; targets: LinkTargets }) {
  const tokens = useMemo(
    () => (sql.length > colouredCharacters ? undefined : linkTokens(tokenize(sql), targets)),
    [sql, targets],
  )
  const lines = useMemo(() => {
    const count = sql.split('\n').length
    return Array.from({ length: count }, (_, line) => line + 1).join('\n')
  }, [sql])
  return (
    <div class="code">
      <pre class="gutter" aria-hidden="true">
        {lines}
      </pre>
      <pre>
        <code>
          {tokens === undefined
            ? sql
            : tokens.map(({ kind, text, href }) =>
                href !== undefined ? (
                  <a href={href}>{text}</a>
                ) : kind === 'text' || kind === 'name' ? (
                  text
                ) : (
                  <span class={`sql-${kind}`}>{text}</span>
                ),
              )}
        </code>
      </pre>
    </div>
  )
}
