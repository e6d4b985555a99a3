import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { firstSentence } from '../parts/parse-markdown.ts'
import { entryHref, hrefOf } from '../routes.ts'
import { useSite } from '../site.ts'
import { groupFindings, groupNames } from './group-findings.ts'
import { Marked } from './marked.tsx'
import type { Finding } from './search-index.ts'
import { searchIndexOf, useSearch } from './use-search.ts'

const shownEach = 6
/** After the field shows that it is ready, and before most fingers are. */
const warmUpMilliseconds = 30

/** The field at the top: `/` focuses it, arrows choose, Enter opens, Escape closes. */
export function SearchBox() {
  const site = useSite()
  const [query, setQuery] = useState('')
  const [open, setOpen] = useState(false)
  const [chosen, choose] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const findings = useSearch(open ? query : '')
  const groups = useMemo(() => groupFindings(findings, shownEach), [findings])
  const flat = groups.flatMap((group) => group.findings)
  const shown = open && query.trim() !== ''

  useEffect(() => {
    const focus = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, select, textarea')
      const asked =
        (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) ||
        (event.key === 'k' && (event.ctrlKey || event.metaKey))
      if (!asked) return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    addEventListener('keydown', focus)
    return () => removeEventListener('keydown', focus)
  }, [])

  const go = (href: string): void => {
    setOpen(false)
    input.current?.blur()
    location.hash = href
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      setOpen(false)
      input.current?.blur()
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      // One past the last is the page with everything.
      const count = flat.length + 1
      choose((chosen + (event.key === 'ArrowDown' ? 1 : count - 1)) % count)
    } else if (event.key === 'Enter' && query.trim() !== '') {
      event.preventDefault()
      const finding = flat[chosen]
      go(finding === undefined ? hrefOf({ page: 'search', query }) : hrefOfFinding(finding))
    }
  }
  return (
    <search class="search-box">
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label="Search"
        aria-expanded={shown}
        aria-controls="findings"
        aria-autocomplete="list"
        aria-activedescendant={shown ? `finding-${chosen}` : undefined}
        placeholder="Search names, columns, SQL, owners…"
        autocomplete="off"
        spellcheck={false}
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value)
          setOpen(true)
          choose(0)
        }}
        onFocus={() => {
          setOpen(true)
          setTimeout(() => searchIndexOf(site), warmUpMilliseconds)
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={press}
      />
      <kbd title="Press / to search">/</kbd>
      <div id="findings" class="findings" role="listbox" aria-label="Search results" hidden={!shown}>
        {shown && <Findings {...{ groups, flat, query, chosen, go }} />}
      </div>
    </search>
  )
}

interface FindingsProps {
  readonly groups: ReturnType<typeof groupFindings>
  readonly flat: readonly Finding[]
  readonly query: string
  readonly chosen: number
  readonly go: (href: string) => void
}

function Findings({ groups, flat, query, chosen, go }: FindingsProps) {
  return (
    <>
      {groups.map(({ kind, findings }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list box
        <div role="group" aria-label={groupNames[kind]}>
          <p class="group-name" aria-hidden="true">
            {groupNames[kind]}
          </p>
          {findings.map((finding) => {
            const at = flat.indexOf(finding)
            return (
              <Option at={at} chosen={at === chosen} href={hrefOfFinding(finding)} go={go}>
                <span class={kind === 'column' ? 'title mono' : 'title'}>
                  <Marked text={finding.title} query={query} />
                </span>
                <span class={kind === 'sql' ? 'aside mono' : 'aside'}>
                  <Marked
                    text={kind === 'sql' ? finding.aside : firstSentence(finding.aside)}
                    query={query}
                  />
                </span>
              </Option>
            )
          })}
        </div>
      ))}
      <Option
        at={flat.length}
        chosen={chosen === flat.length}
        href={hrefOf({ page: 'search', query })}
        go={go}
      >
        <span class="title">{flat.length === 0 ? 'Nothing found' : 'Show everything found'}</span>
      </Option>
    </>
  )
}

interface OptionProps {
  readonly at: number
  readonly chosen: boolean
  readonly href: string
  readonly go: (href: string) => void
  readonly children: preact.ComponentChildren
}

function Option({ at, chosen, href, go, children }: OptionProps) {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (chosen) element.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field, which names the chosen one
    <div
      ref={element}
      id={`finding-${at}`}
      role="option"
      aria-selected={chosen}
      class="finding"
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => go(href)}
    >
      {children}
    </div>
  )
}

export function hrefOfFinding({ id, column }: Finding): string {
  return entryHref(id, column)
}
