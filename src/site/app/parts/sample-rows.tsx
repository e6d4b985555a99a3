import type { Json } from '../../../manifest/json.ts'
import type { RowSample } from '../../../manifest/results.ts'
import { ScrollBox } from './scroll-box.tsx'

export function SampleRows({ sample, label }: { sample: RowSample; label: string }) {
  return (
    <ScrollBox label={label}>
      <table class="rows">
        <thead>
          <tr>
            {sample.columns.map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.rows.map((row) => (
            <tr>
              {row.map((value) => (
                <td class={value === null ? 'null' : typeof value === 'number' ? 'figure' : ''}>
                  {cellText(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function cellText(value: Json): string {
  if (value === null) return 'NULL'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
