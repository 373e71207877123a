import {
  Controls,
  Handle,
  MarkerType,
  Position,
  ReactFlow,
  type Edge,
  type Node,
  type NodeProps,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useMemo, useState } from 'react';
import type { Reach } from '../../core/reach/types.ts';
import { TierShape, tierWords } from '../ui/facts.tsx';
import { count } from '../ui/words.ts';
import { layOut, NODE } from './layout.ts';
import './reach-graph.css';
import { distanceWords, drawingOf, OPENS_IN_DRAWING, type ReachNode } from './summary.ts';

/** `via` says by what harm comes here: the word of the line that leads to the shape. */
type ShapeNode = Node<{ readonly of: ReachNode; readonly via: string | null }, 'shape'>;

function Shape({ data }: NodeProps<ShapeNode>) {
  const { of, via } = data;
  const group = of.kind === 'group';
  const tier = group ? of.tier : of.system.tier;
  const direct = (group ? of.distance : of.system.distance) === 0;
  return (
    <div
      title={labelOf(of)}
      className={`shape${direct ? ' shape-direct' : ''}${group ? ' shape-group' : ''}`}
    >
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <TierShape tier={tier} size={22} />
      <span className="shape-text">
        <span className="shape-name">
          {group ? count(of.systems.length, 'system') : of.system.name}
        </span>
        <span className="shape-note">
          {group ? `${tierWords(tier)}, show them` : of.system.owners.join(', ')}
        </span>
        {via !== null && <span className="shape-note">via {via}</span>}
      </span>
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  );
}

/** Leaves the controls a line of their own. */
const PADDING = { top: '14px', right: '14px', left: '14px', bottom: '48px' } as const;

const CONTROLS = 72;

/** Width of the drawing on most screens; the height is chosen to go with it. */
const USUAL_WIDTH = 740;

const ARROW = { type: MarkerType.ArrowClosed, width: 16, height: 16, color: 'context-stroke' };

const NODE_TYPES = { shape: Shape };

function labelOf(of: ReachNode): string {
  if (of.kind === 'group') {
    return `${count(of.systems.length, 'system')}, ${tierWords(of.tier)}, ${distanceWords(of.distance)}`;
  }
  const { name, tier, distance, through } = of.system;
  const how =
    through === null
      ? ''
      : `, through ${through.to}${through.via === null ? '' : ` via ${through.via}`}`;
  return `${name}, ${tierWords(tier)}, ${distanceWords(distance)}${how}`;
}

/** The reach as a drawing: harm travels from left to right. */
export function ReachGraph(props: { readonly reach: Reach; readonly onList: () => void }) {
  const { reach, onList } = props;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const { nodes, edges, height } = useMemo(() => {
    const drawing = drawingOf(reach, opened);
    const placed = new Map(layOut(drawing).map((place) => [place.id, place]));
    const vias = new Map(drawing.links.map((link) => [link.target, link.label]));
    const places = [...placed.values()];
    const ys = places.map((place) => place.y);
    const width = Math.max(...places.map((place) => place.x)) + NODE.width;
    const scale = Math.min(1, USUAL_WIDTH / width);
    return {
      nodes: drawing.nodes.map((of): ShapeNode => {
        const { x = 0, y = 0 } = placed.get(of.id) ?? {};
        return {
          id: of.id,
          type: 'shape',
          position: { x, y },
          data: { of, via: vias.get(of.id) ?? null },
          ...NODE,
          ariaLabel: labelOf(of),
        };
      }),
      edges: drawing.links.map((link): Edge => ({
        id: link.id,
        source: link.source,
        target: link.target,
        markerEnd: ARROW,
        className: link.inferred ? 'edge-inferred' : '',
        focusable: false,
      })),
      height: (Math.max(...ys) - Math.min(...ys) + NODE.height) * scale + CONTROLS,
    };
  }, [reach, opened]);

  const open = (of: ReachNode): void => {
    if (of.kind !== 'group') return;
    if (of.systems.length > OPENS_IN_DRAWING) onList();
    else setOpened(new Set([...opened, of.id]));
  };

  return (
    <div
      className="graph"
      style={{ height: Math.min(Math.max(height, 220), 620) }}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        const id = (event.target as Element).closest<HTMLElement>('.react-flow__node')?.dataset[
          'id'
        ];
        const node = nodes.find((each) => each.id === id);
        if (node !== undefined) open(node.data.of);
      }}
    >
      <ReactFlow
        key={[...opened].join()}
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        fitView
        fitViewOptions={{ padding: PADDING, maxZoom: 1, minZoom: 0.3 }}
        minZoom={0.25}
        maxZoom={1.6}
        nodesDraggable={false}
        nodesConnectable={false}
        elementsSelectable={false}
        zoomOnScroll={false}
        zoomOnDoubleClick={false}
        preventScrolling={false}
        onNodeClick={(_, node) => open(node.data.of)}
        proOptions={{ hideAttribution: true }}
        aria-label="Systems reached, from those hit directly on the left to those that depend on them"
      >
        <Controls showInteractive={false} position="bottom-right" orientation="horizontal" />
      </ReactFlow>
    </div>
  );
}
