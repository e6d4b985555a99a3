import type { PageProblem } from '../../page-data.ts'

export function Problems({ problems }: { problems: readonly PageProblem[] }) {
  return (
    <div class="problems">
      {problems.map(({ severity, message, hint, place, details }) => (
        <div class={`problem ${severity === 'error' ? 'bad' : 'warn'}`}>
          <p>
            <strong>{severity === 'error' ? 'Error' : 'Warning'}</strong> {message}
          </p>
          {place !== undefined && <p class="mono">{place}</p>}
          {details !== undefined && <pre class="quoted">{details.join('\n')}</pre>}
          {hint !== undefined && <p>{hint}</p>}
        </div>
      ))}
    </div>
  )
}
