import type { ColumnFlow } from '../../../manifest/column.ts'
import {
  asideOf,
  fontOf,
  type GraphBox,
  headHeight,
  kindLine,
  nameFont,
  rowHeight,
  type ShownColumn,
} from '../layout/graph-boxes.ts'
import { fitText } from '../layout/measure-text.ts'
import type { PlacedBox } from '../layout/place.ts'
import { entryHref } from '../routes.ts'
import { useSite } from '../site.ts'
import { flowWords, layerNames, statusWords, toneMarks, toneOf, toneOfTests } from '../words.ts'

export interface NodeActions {
  readonly toggleColumns: (id: string) => void
  readonly showMore: (side: '<' | '>', id: string) => void
  readonly chooseColumn: (id: string, column: string) => void
  readonly walk: (event: KeyboardEvent, box: GraphBox) => void
  readonly visit: (id: string) => void
}

interface GraphNodeProps {
  readonly box: GraphBox & PlacedBox
  readonly focused: boolean
  readonly dimmed: boolean
  /** The one node that Tab reaches; arrow keys go on from there. */
  readonly current: boolean
  readonly chosenKey: string | undefined
  readonly byStatus: boolean
  readonly actions: NodeActions
}

export function GraphNode({ box, focused, dimmed, current, chosenKey, byStatus, actions }: GraphNodeProps) {
  const { core } = useSite()
  const node = core.nodes[box.index]!
  const tone = toneOf(node)
  const tabIndex = current ? 0 : -1
  const colour = byStatus ? `tone-${tone}` : `layer-${node.layer}`
  return (
    <g
      class={`node ${colour}${focused ? ' focused' : ''}${dimmed ? ' dimmed' : ''}`}
      transform={`translate(${box.x} ${box.y})`}
    >
      <rect class="card" width={box.width} height={box.height} rx="6" />
      <path class="bar" d={`M6 0H4.5V${box.height}H6A6 6 0 0 1 0 ${box.height - 6}V6A6 6 0 0 1 6 0Z`} />
      <a
        href={entryHref(node.id)}
        data-node={node.id}
        tabIndex={tabIndex}
        aria-description={describe(layerNames[node.layer], tone, box)}
        onKeyDown={(event) => actions.walk(event, box)}
        onFocus={() => actions.visit(node.id)}
      >
        <rect class="hit" width={box.width - 24} height={headHeight} />
        <text class="name" x="14" y="19">
          <Fitted text={node.name} font={nameFont} room={box.width - 44} />
        </text>
        <text class="kind" x="14" y="35">
          {kindLine(node)}
        </text>
      </a>
      {tone !== 'quiet' && (
        <text class={`state ${tone}`} x={box.width - 17} y="18">
          {toneMarks[tone]}
          <title>{stateWords(node)}</title>
        </text>
      )}
      <ColumnsToggle
        box={box}
        id={node.id}
        name={node.name}
        tabIndex={tabIndex}
        toggle={actions.toggleColumns}
      />
      {box.columns.map((shown, row) => (
        <ColumnRow
          key={shown.key}
          shown={shown}
          box={box}
          top={headHeight + row * rowHeight}
          chosen={shown.key === chosenKey}
          tabIndex={tabIndex}
          choose={() => actions.chooseColumn(node.id, shown.column.name)}
        />
      ))}
      <Stub
        count={box.hiddenUp}
        x={-40}
        side="<"
        tabIndex={tabIndex}
        name={node.name}
        act={() => actions.showMore('<', node.id)}
      />
      <Stub
        count={box.hiddenDown}
        x={box.width + 8}
        side=">"
        tabIndex={tabIndex}
        name={node.name}
        act={() => actions.showMore('>', node.id)}
      />
    </g>
  )
}

/** The whole of a cut text is told to who points at it. */
function Fitted({ text, font, room }: { text: string; font: string; room: number }) {
  const fitted = fitText(text, font, room)
  if (fitted === text) return <>{text}</>
  return (
    <>
      {fitted}
      <title>{text}</title>
    </>
  )
}

function describe(layer: string, tone: keyof typeof toneMarks, box: GraphBox): string {
  const words = { good: 'built and tested', warn: 'with warnings', bad: 'failed', quiet: 'not run' }
  const hidden = [
    box.hiddenUp > 0 ? `${box.hiddenUp} more upstream` : '',
    box.hiddenDown > 0 ? `${box.hiddenDown} more downstream` : '',
  ].filter((part) => part !== '')
  return [layer, words[tone], ...hidden].join(', ')
}

function stateWords(node: Parameters<typeof toneOf>[0]): string {
  const build = node.build === undefined ? 'not built' : statusWords[node.build.status][0]
  const tests =
    node.tests === undefined
      ? 'no tests'
      : { good: 'tests passed', warn: 'tests warned', bad: 'tests failed', quiet: 'tests not run' }[
          toneOfTests(node.tests)
        ]
  return `${build}, ${tests}`
}

interface ButtonProps {
  readonly tabIndex: number
  readonly name: string
}

function ColumnsToggle({
  box,
  id,
  name,
  tabIndex,
  toggle,
}: ButtonProps & { box: GraphBox; id: string; toggle: (id: string) => void }) {
  const { more } = useSite()
  if ((more?.details.nodes[box.index]?.columns.length ?? 0) === 0) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button
    <g
      class="toggle"
      role="button"
      tabIndex={tabIndex}
      aria-expanded={box.open}
      aria-label={`Columns of ${name}`}
      transform={`translate(${box.width - 24} 22)`}
      onClick={() => toggle(id)}
      onKeyDown={(event) => pressed(event, () => toggle(id))}
    >
      <rect class="hit" width="22" height="20" rx="4" />
      <path class="chevron" d={box.open ? 'M7 12l4-4 4 4' : 'M7 8l4 4 4-4'} />
    </g>
  )
}

interface ColumnRowProps {
  readonly shown: ShownColumn
  readonly box: GraphBox
  readonly top: number
  readonly chosen: boolean
  readonly tabIndex: number
  readonly choose: () => void
}

function ColumnRow({ shown, box, top, chosen, tabIndex, choose }: ColumnRowProps) {
  const { column, lit, into } = shown
  const hows = [...new Set(into.map((edge) => edge.how))]
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button
    <g
      class={`row${lit ? ' lit' : ''}${chosen ? ' chosen' : ''}`}
      role="button"
      tabIndex={tabIndex}
      aria-pressed={chosen}
      data-column={column.name}
      transform={`translate(0 ${top})`}
      onClick={choose}
      onKeyDown={(event) => pressed(event, choose)}
    >
      <rect class="hit" x="5" width={box.width - 6} height={rowHeight} />
      <text class="column" x="14" y="14">
        <Fitted text={column.name} font={fontOf(shown)} room={box.width - asideOf(shown) - 22} />
      </text>
      {lit && hows.length > 0 ? (
        <HowTag hows={hows} x={box.width - 8} />
      ) : (
        <text class="type" x={box.width - 8} y="14" text-anchor="end">
          {fitText((column.type ?? '').toLowerCase(), '10px', 56)}
        </text>
      )}
    </g>
  )
}

function HowTag({ hows, x }: { hows: readonly ColumnFlow[]; x: number }) {
  const [first, ...others] = hows
  return (
    <text class={`how-tag how-${first}`} x={x} y="14" text-anchor="end">
      {flowWords[first!]}
      {others.length > 0 && ` +${others.length}`}
    </text>
  )
}

function Stub({
  count,
  x,
  side,
  tabIndex,
  name,
  act,
}: ButtonProps & { count: number; x: number; side: '<' | '>'; act: () => void }) {
  if (count === 0) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button
    <g
      class="stub"
      role="button"
      tabIndex={tabIndex}
      aria-label={`Show ${count} more ${side === '<' ? 'upstream' : 'downstream'} of ${name}`}
      transform={`translate(${x} 12)`}
      onClick={act}
      onKeyDown={(event) => pressed(event, act)}
    >
      <rect width="32" height="20" rx="10" />
      <text x="16" y="14" text-anchor="middle">
        +{count}
      </text>
    </g>
  )
}

function pressed(event: KeyboardEvent, act: () => void): void {
  if (event.key !== 'Enter' && event.key !== ' ') return
  event.preventDefault()
  act()
}
