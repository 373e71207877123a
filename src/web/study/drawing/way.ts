import type { Scene } from './scene.ts';

/** The shapes on every drawn way of harm through one shape: back to what is hit first, and on from it. */
export function wayThrough(scene: Scene, id: string | null): ReadonlySet<string> {
  const way = new Set<string>();
  if (id === null) return way;
  const backward = Map.groupBy(scene.lines, ({ to }) => to.id);
  const forward = Map.groupBy(scene.lines, ({ from }) => from.id);
  follow(id, way, (at) => (backward.get(at) ?? []).map(({ from }) => from.id));
  const ahead = new Set<string>();
  follow(id, ahead, (at) => (forward.get(at) ?? []).map(({ to }) => to.id));
  return new Set([...way, ...ahead]);
}

function follow(id: string, seen: Set<string>, next: (at: string) => readonly string[]): void {
  const waiting = [id];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    waiting.push(...next(at));
  }
}
