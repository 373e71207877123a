import {
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
} from 'react';
import type { ReachStudy } from '../../../core/reach/study/study-types.ts';
import { Icon } from '../../ui/icon.tsx';
import { count } from '../../ui/words.ts';
import { inksOf, useThemeChanges } from './inks.ts';
import { paint } from './paint.ts';
import { Snapshot } from './snapshot.ts';
import { sceneOf, SHAPE, type Scene, type Shape } from './scene.ts';
import './study-drawing.css';
import { panned, showing, wholeOf, zoomed, type Size, type View } from './view.ts';
import { wayThrough } from './way.ts';

const STEP = 1.25;
/** Pixels a pointer may move between down and up and still be a click. */
const CLICK = 4;

/** The study as a drawing to pan and zoom: harm travels from left to right. */
export function StudyDrawing(props: {
  readonly study: ReachStudy;
  readonly picked: string | null;
  readonly onPick: (id: string | null) => void;
}) {
  const { study, picked, onPick } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const scene = useMemo(() => sceneOf(study), [study]);
  const way = useMemo(() => wayThrough(scene, picked), [scene, picked]);
  const [size, setSize] = useState<Size | null>(null);
  // A view belongs to its scene: another study is first shown whole.
  const [moved, setMoved] = useState<{ readonly scene: Scene; readonly view: View } | null>(null);
  const snapshot = useRef<Snapshot | null>(null);
  const held = useRef<{ x: number; y: number; far: number } | null>(null);
  const theme = useThemeChanges();

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      setSize({ width: element.clientWidth, height: element.clientHeight });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const shown = moved?.scene === scene ? moved.view : size === null ? null : wholeOf(scene, size);

  useEffect(() => {
    const element = canvas.current;
    if (element === null || size === null || shown === null) return undefined;
    const frame = requestAnimationFrame(() => {
      const context = element.getContext('2d');
      if (context === null) return;
      const density = window.devicePixelRatio || 1;
      const [width, height] = [Math.round(size.width * density), Math.round(size.height * density)];
      if (element.width !== width || element.height !== height) {
        element.width = width;
        element.height = height;
      }
      const colours = inksOf(element, theme);
      const pick = { id: picked, way };
      if (held.current !== null) {
        snapshot.current ??= new Snapshot();
        const { scale } = shown;
        const subject = { scene, scale, inks: colours, picked: pick, size, density };
        snapshot.current.show(context, subject, shown);
        return;
      }
      context.setTransform(density, 0, 0, density, 0, 0);
      paint(context, scene, shown, size, colours, pick);
    });
    return () => cancelAnimationFrame(frame);
  }, [scene, shown, size, picked, way, theme]);

  const change = (next: (view: View) => View): void => {
    if (shown !== null) setMoved({ scene, view: next(shown) });
  };
  const middle = { x: (size?.width ?? 0) / 2, y: (size?.height ?? 0) / 2 };
  useWheel(canvas, (event) => {
    // A plain wheel scrolls the page; with Ctrl, or as a pinch, it zooms.
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const at = { x: event.offsetX, y: event.offsetY };
    change((old) => zoomed(old, Math.exp(-event.deltaY / 300), at));
  });

  const onDown = (event: PointerEvent<HTMLCanvasElement>): void => {
    held.current = { x: event.clientX, y: event.clientY, far: 0 };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onMove = (event: PointerEvent<HTMLCanvasElement>): void => {
    const from = held.current;
    if (from === null) return;
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    held.current = { x: event.clientX, y: event.clientY, far: from.far + Math.hypot(dx, dy) };
    change((old) => panned(old, dx, dy));
  };
  const onUp = (event: PointerEvent<HTMLCanvasElement>): void => {
    const from = held.current;
    held.current = null;
    if (from === null || shown === null) return;
    if (from.far > CLICK) {
      // What was moved as a picture is painted sharply where it stays.
      change((old) => ({ ...old }));
      return;
    }
    const box = event.currentTarget.getBoundingClientRect();
    const x = shown.x + (event.clientX - box.left) / shown.scale;
    const y = shown.y + (event.clientY - box.top) / shown.scale;
    const hit = shapeAt(scene, x, y);
    onPick(hit === null || hit.of.kind === 'group' || hit.id === picked ? null : hit.id);
  };

  const onKey = (event: KeyboardEvent): void => {
    const move = KEYS[event.key];
    if (event.key === 'Escape') onPick(null);
    if (move === undefined || size === null) return;
    event.preventDefault();
    const next = neighbour(scene, picked, move);
    if (next === null) return;
    onPick(next.id);
    change((old) => showing(old, { ...next, width: SHAPE.width, height: SHAPE.height }, size));
  };

  const groups =
    study.further.count === 0 ? '' : ' Groups stand for the systems that are not drawn.';
  return (
    <div className="study-drawing">
      {/* An application is steered with keys; the table on the page says the same without. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        className="study-frame"
        role="application"
        // It is steered with the arrow keys.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={`Drawing of ${count(study.total, 'system')}, from what goes wrong on the left to what depends on it.${groups} Arrow keys go from system to system; the table below says the same.`}
        onKeyDown={onKey}
      >
        <canvas
          ref={canvas}
          className="study-canvas"
          onPointerDown={onDown}
          onPointerMove={onMove}
          onPointerUp={onUp}
          onPointerCancel={() => (held.current = null)}
        />
      </div>
      <div className="study-zoom no-print">
        <button
          type="button"
          className="button"
          aria-label="Larger"
          onClick={() => change((old) => zoomed(old, STEP, middle))}
        >
          +
        </button>
        <button
          type="button"
          className="button"
          aria-label="Smaller"
          onClick={() => change((old) => zoomed(old, 1 / STEP, middle))}
        >
          −
        </button>
        <button
          type="button"
          className="button"
          aria-label="Whole drawing"
          onClick={() => setMoved(null)}
        >
          <Icon name="fit" size={14} />
        </button>
      </div>
    </div>
  );
}

/** React listens to the wheel passively, so that a page cannot be kept from scrolling. */
function useWheel(
  canvas: { readonly current: HTMLCanvasElement | null },
  onWheel: (event: WheelEvent) => void,
): void {
  const listen = useEffectEvent(onWheel);
  useEffect(() => {
    const element = canvas.current;
    const hear = (event: WheelEvent): void => listen(event);
    element?.addEventListener('wheel', hear, { passive: false });
    return () => element?.removeEventListener('wheel', hear);
  }, [canvas]);
}

function shapeAt(scene: Scene, x: number, y: number): Shape | null {
  return (
    scene.shapes.find(
      (shape) =>
        x >= shape.x && x <= shape.x + SHAPE.width && y >= shape.y && y <= shape.y + SHAPE.height,
    ) ?? null
  );
}

type Move = readonly [dx: number, dy: number];

const KEYS: Readonly<Record<string, Move>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nearest system in a direction; what is straight ahead counts as nearer. */
function neighbour(scene: Scene, from: string | null, [dx, dy]: Move): Shape | null {
  const systems = scene.shapes.filter(({ of }) => of.kind === 'system');
  const start = from === null ? undefined : scene.byId.get(from);
  if (start === undefined) return systems[0] ?? null;
  let best: Shape | null = null;
  let least = Infinity;
  for (const shape of systems) {
    const [x, y] = [shape.x - start.x, shape.y - start.y];
    const ahead = x * dx + y * dy;
    if (ahead <= 0) continue;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    const distance = ahead + 2 * aside;
    if (distance < least) [best, least] = [shape, distance];
  }
  return best;
}
