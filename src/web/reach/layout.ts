import dagre from '@dagrejs/dagre';
import type { Drawing } from './summary.ts';

/** Size of one shape, in CSS pixels; the style sheet draws it as large. */
export const NODE = { width: 178, height: 62 };

/** Between columns, in CSS pixels. */
const GAP = 44;

export interface Placed {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** Places for every shape: what is hit directly on the left, what depends on it to the right. */
export function layOut(drawing: Drawing): readonly Placed[] {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 12, ranksep: GAP, ranker: 'longest-path' });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of drawing.nodes) graph.setNode(node.id, { ...NODE });
  for (const link of drawing.links) {
    if (link.source !== link.target) graph.setEdge(link.source, link.target);
  }
  dagre.layout(graph);
  const column = new Map(
    drawing.nodes.map((node) => [
      node.id,
      node.kind === 'system' ? node.system.distance : node.distance,
    ]),
  );
  return drawing.nodes.map(({ id }) => ({
    id,
    // The column is the distance, whatever rank the layout chose.
    x: (column.get(id) ?? 0) * (NODE.width + GAP),
    y: graph.node(id).y - NODE.height / 2,
  }));
}
