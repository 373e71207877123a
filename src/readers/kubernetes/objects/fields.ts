import { at, listAt, mapAt, textAt } from '../../shared/tree/look.ts';
import type { MapTree, Tree } from '../../shared/tree/types.ts';

type Path = readonly (string | number)[];

/** Words that YAML 1.1 takes for a boolean, as Kubernetes still does. */
const YES: ReadonlySet<unknown> = new Set([true, 'true', 'yes', 'Yes', 'YES', 'on', 'On', 'ON']);
const NO: ReadonlySet<unknown> = new Set([false, 'false', 'no', 'No', 'NO', 'off', 'Off', 'OFF']);

export function boolAt(tree: Tree | null, ...path: Path): boolean | null {
  const value = valueAt(tree, ...path);
  if (YES.has(value)) return true;
  return NO.has(value) ? false : null;
}

export function valueAt(tree: Tree | null, ...path: Path): string | number | boolean | null {
  const node = at(tree, ...path);
  return node?.kind === 'scalar' ? node.value : null;
}

/** A whole number, also where it is written as text. */
export function countAt(tree: Tree | null, ...path: Path): number | null {
  const value = valueAt(tree, ...path);
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : null;
}

/** The scalars of a list as text; empty where there is no list. */
export function textsAt(tree: Tree | null, ...path: Path): readonly string[] {
  return (listAt(tree, ...path)?.items ?? []).flatMap((item) =>
    item.kind === 'scalar' && item.value !== null ? [String(item.value)] : [],
  );
}

/** The maps of a list; empty where there is no list. */
export function mapsAt(tree: Tree | null, ...path: Path): readonly MapTree[] {
  return (listAt(tree, ...path)?.items ?? []).filter((item) => item.kind === 'map');
}

/** A map of scalars as text: labels, annotations, selectors. */
export function labelsAt(tree: Tree | null, ...path: Path): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const [name, value] of mapAt(tree, ...path)?.entries ?? []) {
    if (value.kind === 'scalar') labels.set(name, String(value.value));
  }
  return labels;
}

export function annotation(tree: Tree | null, name: string): string | null {
  return labelsAt(tree, 'metadata', 'annotations').get(name) ?? null;
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** `10Gi` in units of one; null for what is no quantity. */
export function quantity(value: string | number | boolean | null): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  const found = /^([0-9]{1,18}(?:\.[0-9]{1,9})?)([A-Za-z]{0,2})B?$/.exec(value.trim());
  const unit = found === null ? undefined : UNITS[found[2] ?? ''];
  return found === null || unit === undefined ? null : Number(found[1]) * unit;
}

const SPANS: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

/** `720h0m0s` or `30d` in seconds; null for what is no span of time. */
export function span(value: string | number | boolean | null): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^(?:\d{1,9}(?:ms|[smhdwy]))+$/.test(value)) return null;
  let seconds = 0;
  for (const [, number, unit] of value.matchAll(/(\d+)(ms|[smhdwy])/g)) {
    seconds += Number(number) * (SPANS[unit ?? ''] ?? 0);
  }
  return seconds;
}

export { at, listAt, mapAt, textAt };
