import type { RefObject } from 'preact'
import { allLevels, type GraphView, withoutColumn } from '../routes.ts'
import { savePng, saveSvg } from './export-image.ts'
import type { GraphControls } from './lineage-graph.tsx'

interface GraphBarProps {
  readonly view: GraphView
  readonly change: (view: GraphView) => void
  readonly controls: GraphControls
  readonly svg: RefObject<SVGSVGElement | null>
  /** Of the node in focus: files are named after it. */
  readonly name: string
  readonly fullPage?: string
}

const levels = [0, 1, 2, 3, 4, allLevels]

export function GraphBar({ view, change, controls, svg, name, fullPage }: GraphBarProps) {
  const save = (write: typeof saveSvg | typeof savePng): void => {
    if (svg.current !== null) void write(svg.current, `${name}-lineage`)
  }
  return (
    <div class="graph-bar">
      <LevelChoice label="Upstream" value={view.up} choose={(up) => change({ ...view, up, more: [] })} />
      <LevelChoice
        label="Downstream"
        value={view.down}
        choose={(down) => change({ ...view, down, more: [] })}
      />
      <ColourChoice view={view} change={change} />
      {view.column !== undefined && <ColumnChoice view={view} change={change} />}
      <span class="push" />
      <button type="button" class="button square" aria-label="Zoom out" onClick={() => controls.zoom?.(0.8)}>
        −
      </button>
      <button type="button" class="button square" aria-label="Zoom in" onClick={() => controls.zoom?.(1.25)}>
        +
      </button>
      <button type="button" class="button" onClick={() => controls.fit?.()}>
        Fit
      </button>
      <button type="button" class="button" onClick={() => save(saveSvg)}>
        SVG
      </button>
      <button type="button" class="button" onClick={() => save(savePng)}>
        PNG
      </button>
      {fullPage !== undefined && (
        <a class="button" href={fullPage}>
          Full page
        </a>
      )}
    </div>
  )
}

interface LevelChoiceProps {
  readonly label: string
  readonly value: number
  readonly choose: (level: number) => void
}

function LevelChoice({ label, value, choose }: LevelChoiceProps) {
  const offered = [...new Set([...levels, value])].sort((a, b) => a - b)
  return (
    <label>
      {label}
      <select value={String(value)} onChange={(event) => choose(Number(event.currentTarget.value))}>
        {offered.map((level) => (
          <option value={String(level)}>{level >= allLevels ? 'all' : level}</option>
        ))}
      </select>
    </label>
  )
}

type ChoiceProps = Pick<GraphBarProps, 'view' | 'change'>

function ColourChoice({ view, change }: ChoiceProps) {
  return (
    <label>
      Colour
      <select
        value={view.colour}
        onChange={(event) =>
          change({ ...view, colour: event.currentTarget.value === 'status' ? 'status' : 'layer' })
        }
      >
        <option value="layer">by layer</option>
        <option value="status">by status</option>
      </select>
    </label>
  )
}

/** While a column is lit. */
function ColumnChoice({ view, change }: ChoiceProps) {
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={view.uses}
          onChange={(event) => change({ ...view, uses: event.currentTarget.checked })}
        />
        Filters and joins
      </label>
      <button type="button" class="button" onClick={() => change(withoutColumn(view))}>
        Unlight {view.column} ×
      </button>
    </>
  )
}
