import type { Scene } from './scene.ts';

/** What of a scene is seen: a point of the scene at the window's top left, and the scale. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const MARGIN = 20;
const SMALLEST = 0.05;
const LARGEST = 2;

/** The whole scene in the middle of a window, never larger than life. */
export function wholeOf(scene: Scene, window: Size): View {
  const scale = Math.min(
    1,
    (window.width - 2 * MARGIN) / Math.max(1, scene.width),
    (window.height - 2 * MARGIN) / Math.max(1, scene.height),
  );
  const bounded = Math.max(SMALLEST, scale);
  return {
    x: (scene.width - window.width / bounded) / 2,
    y: (scene.height - window.height / bounded) / 2,
    scale: bounded,
  };
}

export function panned(view: View, dx: number, dy: number): View {
  return { ...view, x: view.x - dx / view.scale, y: view.y - dy / view.scale };
}

/** Larger or smaller around a point of the window that stays where it is. */
export function zoomed(
  view: View,
  factor: number,
  at: { readonly x: number; readonly y: number },
): View {
  const scale = Math.min(LARGEST, Math.max(SMALLEST, view.scale * factor));
  return {
    x: view.x + at.x / view.scale - at.x / scale,
    y: view.y + at.y / view.scale - at.y / scale,
    scale,
  };
}

/** The view moved so that a shape is inside the window, or as it was when it is. */
export function showing(
  view: View,
  shape: { readonly x: number; readonly y: number } & Size,
  window: Size,
): View {
  const [width, height] = [window.width / view.scale, window.height / view.scale];
  const inside =
    shape.x >= view.x &&
    shape.y >= view.y &&
    shape.x + shape.width <= view.x + width &&
    shape.y + shape.height <= view.y + height;
  if (inside) return view;
  return {
    ...view,
    x: shape.x + shape.width / 2 - width / 2,
    y: shape.y + shape.height / 2 - height / 2,
  };
}
