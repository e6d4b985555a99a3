import { hrefOf } from '../routes.ts'

export function NotFound({ what }: { what: string }) {
  const word = what.split('.').at(-1) ?? what
  return (
    <header class="page-head">
      <h1>Not in this project</h1>
      <p>
        Nothing here has the id <code>{what}</code>. It may have been renamed or removed since the link was
        made.
      </p>
      <p>
        <a href={hrefOf({ page: 'search', query: word })}>Search for {word}</a> or go to the{' '}
        <a href={hrefOf({ page: 'overview' })}>overview</a>.
      </p>
    </header>
  )
}
