import type { Tier } from '../../../core/catalog/types.ts';
import { SHAPE } from './scene.ts';
import type { Line, Scene, Shape } from './scene.ts';
import type { Size, View } from './view.ts';

/** Colours as the style sheet has them at the moment. */
export interface Inks {
  readonly ink: string;
  readonly quiet: string;
  readonly edge: string;
  readonly rule: string;
  readonly surface: string;
  readonly sunken: string;
  readonly focus: string;
  readonly font: string;
}

/** What is picked out: a shape with the way that harm takes to it and from it. */
export interface Picked {
  readonly id: string | null;
  /** Ids of the shapes on those ways, the picked one included. */
  readonly way: ReadonlySet<string>;
}

/** Below this scale a name is a smudge, and is left out. */
const READABLE = 0.4;

/** Draws what of the scene lies in the window. The context is in CSS pixels. */
export function paint(
  context: CanvasRenderingContext2D,
  scene: Scene,
  view: View,
  window: Size,
  inks: Inks,
  picked: Picked,
): void {
  context.clearRect(0, 0, window.width, window.height);
  context.save();
  context.scale(view.scale, view.scale);
  context.translate(-view.x, -view.y);
  const seen = {
    left: view.x,
    top: view.y,
    right: view.x + window.width / view.scale,
    bottom: view.y + window.height / view.scale,
  };
  const shown = (shape: Shape) =>
    shape.x < seen.right &&
    shape.x + SHAPE.width > seen.left &&
    shape.y < seen.bottom &&
    shape.y + SHAPE.height > seen.top;
  paintLines(context, scene.lines, inks, picked, seen);
  context.textBaseline = 'middle';
  for (const shape of scene.shapes) {
    if (shown(shape)) paintShape(context, shape, inks, picked, view.scale >= READABLE);
  }
  context.restore();
}

interface Seen {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Lines alike are one path, so that thousands cost a few strokes. */
function paintLines(
  context: CanvasRenderingContext2D,
  lines: readonly Line[],
  inks: Inks,
  picked: Picked,
  seen: Seen,
): void {
  const styles = [
    { on: false, dash: [] as number[], paths: new Path2D() },
    { on: false, dash: [5, 4], paths: new Path2D() },
    { on: true, dash: [], paths: new Path2D() },
    { on: true, dash: [5, 4], paths: new Path2D() },
  ];
  for (const line of lines) {
    const { from, to, edge } = line;
    const left = from.x + SHAPE.width;
    if (Math.max(to.x, left) < seen.left || Math.min(to.x, left) > seen.right) continue;
    const [low, high] = from.y < to.y ? [from.y, to.y] : [to.y, from.y];
    if (high + SHAPE.height < seen.top || low > seen.bottom) continue;
    const onWay = picked.way.has(from.id) && picked.way.has(to.id);
    const doubtful = edge.standing !== 'agreed' && edge.standing !== 'declared-only';
    trace(styles[(onWay ? 2 : 0) + (doubtful ? 1 : 0)]?.paths, line);
  }
  for (const { on, dash, paths } of styles) {
    context.setLineDash(dash);
    context.lineWidth = on ? 2 : 1;
    context.strokeStyle = on ? inks.ink : picked.id === null ? inks.edge : inks.rule;
    context.stroke(paths);
  }
  context.setLineDash([]);
}

function trace(path: Path2D | undefined, { from, to }: Line): void {
  const [x1, y1] = [from.x + SHAPE.width, from.y + SHAPE.height / 2];
  const [x2, y2] = [to.x, to.y + SHAPE.height / 2];
  const bend = Math.max(24, (x2 - x1) / 2);
  path?.moveTo(x1, y1);
  path?.bezierCurveTo(x1 + bend, y1, x2 - bend, y2, x2, y2);
}

function paintShape(
  context: CanvasRenderingContext2D,
  shape: Shape,
  inks: Inks,
  picked: Picked,
  readable: boolean,
): void {
  const { x, y, of } = shape;
  const isPicked = picked.id === shape.id;
  const faded = picked.id !== null && !picked.way.has(shape.id);
  const isStart = of.kind === 'system' && of.system.distance === 0;
  context.globalAlpha = faded ? 0.35 : 1;
  context.beginPath();
  context.roundRect(x, y, SHAPE.width, SHAPE.height, 5);
  context.fillStyle = of.kind === 'group' ? inks.sunken : inks.surface;
  context.fill();
  context.lineWidth = isPicked || isStart ? 2 : 1;
  context.strokeStyle = isPicked ? inks.focus : isStart ? inks.ink : inks.edge;
  context.stroke();
  const tier = of.kind === 'system' ? of.system.tier : of.group.tier;
  paintTier(context, tier, x + 17, y + SHAPE.height / 2, inks);
  if (readable) {
    context.fillStyle = inks.ink;
    context.font = `${isStart ? '650' : '500'} 12px ${inks.font}`;
    context.fillText(fitted(context, labelOf(shape)), x + 34, y + SHAPE.height / 2 + 0.5);
  }
  context.globalAlpha = 1;
}

/** What stands in a shape, in words. */
export function labelOf({ of }: Shape): string {
  if (of.kind === 'system') return of.system.name;
  return `${of.group.total.toLocaleString('en-GB')} more${of.group.owner === null ? '' : `, ${of.group.owner}`}`;
}

/** The same shapes as everywhere: hexagon, square, circle, triangle, dashed circle. */
function paintTier(
  context: CanvasRenderingContext2D,
  tier: Tier | null,
  x: number,
  y: number,
  inks: Inks,
): void {
  context.beginPath();
  if (tier === 1) polygon(context, x, y, 9, 6, -Math.PI / 2);
  else if (tier === 2) context.roundRect(x - 7.5, y - 7.5, 15, 15, 2);
  else if (tier === 4) polygon(context, x, y + 2, 9.5, 3, -Math.PI / 2);
  else context.arc(x, y, 8, 0, 2 * Math.PI);
  if (tier === 1) {
    context.fillStyle = inks.ink;
    context.fill();
  } else {
    if (tier === null) context.setLineDash([3, 2.5]);
    context.lineWidth = 1.25;
    context.strokeStyle = inks.quiet;
    context.stroke();
    context.setLineDash([]);
  }
  context.fillStyle = tier === 1 ? inks.surface : inks.quiet;
  context.font = `650 10px ${inks.font}`;
  context.textAlign = 'center';
  context.fillText(String(tier ?? '?'), x, y + (tier === 4 ? 2.5 : 0.5));
  context.textAlign = 'start';
}

function polygon(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  corners: number,
  turn: number,
): void {
  for (let corner = 0; corner < corners; corner++) {
    const angle = turn + (corner * 2 * Math.PI) / corners;
    const [px, py] = [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    if (corner === 0) context.moveTo(px, py);
    else context.lineTo(px, py);
  }
  context.closePath();
}

const SPACE = SHAPE.width - 34 - 8;
const widths = new Map<string, string>();

/** A name that fits its shape; measured once for each font and name. */
function fitted(context: CanvasRenderingContext2D, text: string): string {
  const key = `${context.font} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  let shown = text;
  while (shown.length > 1 && context.measureText(`${shown}…`).width > SPACE && shown !== '') {
    if (shown === text && context.measureText(text).width <= SPACE) break;
    shown = shown.slice(0, -1);
  }
  const result = shown === text ? text : `${shown}…`;
  if (widths.size > 5_000) widths.clear();
  widths.set(key, result);
  return result;
}
