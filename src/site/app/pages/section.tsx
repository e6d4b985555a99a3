import type { ComponentChildren } from 'preact'

interface SectionProps {
  readonly id: string
  readonly title: string
  readonly count?: number
  readonly children: ComponentChildren
}

export function Section({ id, title, count, children }: SectionProps) {
  return (
    <section id={id} class="section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {title} {count !== undefined && <span class="count">{count}</span>}
      </h2>
      {children}
    </section>
  )
}

/** Addresses are taken by the routes, so these scroll instead of linking. */
export function SectionLinks({
  sections,
}: {
  sections: readonly { readonly id: string; readonly title: string; readonly count?: number }[]
}) {
  return (
    <nav class="section-links" aria-label="On this page">
      {sections.map(({ id, title, count }) => (
        <button type="button" onClick={() => document.getElementById(id)?.scrollIntoView({ block: 'start' })}>
          {title}
          {count !== undefined && <span class="count">{count}</span>}
        </button>
      ))}
    </nav>
  )
}
