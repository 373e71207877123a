import { snakeCase } from '../shared/resource-types/cloudformation-names.ts';
import type { MapTree, Tree } from '../shared/tree/types.ts';

export type Scalar = string | number | boolean | null;

/** One scalar input of a resource, on both sides. */
export interface Leaf {
  /** `versioning.enabled`, in snake case and without indexes, as rules know it. */
  readonly place: string;
  /** As the program writes it. */
  readonly path: string;
  readonly before: Scalar | undefined;
  readonly after: Scalar | undefined;
  /** Known only once it is applied. */
  readonly unknown: boolean;
  readonly secret: boolean;
}

interface Found {
  readonly place: string;
  readonly value: Scalar;
  readonly secret: boolean;
}

/** The key by which Pulumi marks special values, and the mark of a secret. */
const SIGNATURE = '4dabf18193072939515e22adb298388d';
/** What stands for a value that is not known before the update runs. */
const UNKNOWN = new Set([
  '04da6b54-80e4-46f7-96ec-b56ff0331ba9',
  '6a19a0b0-7e62-4c92-b797-7f8e31da9cc2',
  '030794c1-ac77-496b-92df-f27374a8bd58',
  'e48ece36-62e2-4504-bad9-02848725956a',
  'dd056dcd-154b-4c76-9bd3-c8f88648b5ff',
]);
const HIDDEN = '[secret]';

export function leavesOf(before: MapTree | null, after: MapTree | null): readonly Leaf[] {
  const old = collect(before);
  const next = collect(after);
  return [...new Set([...old.keys(), ...next.keys()])].map((path) => {
    const left = old.get(path);
    const right = next.get(path);
    return {
      path,
      place: (right ?? left)?.place ?? path,
      before: left?.value,
      after: right?.value,
      unknown: typeof right?.value === 'string' && UNKNOWN.has(right.value),
      secret: left?.secret === true || right?.secret === true,
    };
  });
}

function collect(tree: MapTree | null): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  if (tree !== null) walk(tree, '', '', found);
  return found;
}

function walk(tree: Tree, path: string, place: string, found: Map<string, Found>): void {
  if (tree.kind === 'scalar') {
    found.set(path, { place, value: tree.value, secret: tree.value === HIDDEN });
  } else if (tree.kind === 'list') {
    tree.items.forEach((item, index) => walk(item, `${path}[${index}]`, place, found));
  } else if (tree.entries.has(SIGNATURE)) {
    found.set(path, { place, value: HIDDEN, secret: true });
  } else {
    for (const [key, value] of tree.entries) {
      if (key === '__defaults') continue;
      const step = snakeCase(key);
      walk(
        value,
        path === '' ? key : `${path}.${key}`,
        place === '' ? step : `${place}.${step}`,
        found,
      );
    }
  }
}
