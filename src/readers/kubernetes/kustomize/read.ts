import type { Effect, Reversibility, Signal, Trait } from '../../../core/change/types.ts';
import { readYaml } from '../../shared/tree/read-yaml.ts';
import type { Tree } from '../../shared/tree/types.ts';
import type { FilePair } from '../../types.ts';
import { changesBetween, pathText } from '../compare/changes.ts';
import { countAt, listAt, mapsAt, textAt, valueAt } from '../objects/fields.ts';
import type { KubeObject } from '../objects/types.ts';
import { environmentOf } from '../report/environment.ts';
import { excerptOf } from '../report/excerpt.ts';
import { holdSignal } from '../report/signals.ts';

export function isKustomization(path: string): boolean {
  return /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(path);
}

/** What one change to a kustomization means. */
interface Shift {
  readonly reversibility: Reversibility;
  readonly data: Effect['data'];
  readonly traits: readonly Trait[];
  readonly verb: Effect['verb'];
  readonly because: string;
  readonly safer: readonly string[];
  readonly line: number | null;
  readonly side: 'before' | 'after';
}

/**
 * A kustomization on both sides: what it takes in, and what it does to the names of it all. `goesToo` tells
 * of a path whether the change deletes a file there.
 */
export function readKustomization(
  file: FilePair,
  goesToo: (path: string) => boolean = () => false,
): { readonly effects: readonly Effect[]; readonly signals: readonly Signal[] } {
  const signals: Signal[] = [];
  const [before, after] = (['before', 'after'] as const).map((side): Tree | null => {
    const text = file[side];
    if (text === null) return null;
    const reading = readYaml(text);
    if (reading.kind === 'read') return reading.documents[0] ?? null;
    signals.push(holdSignal(file.sources[side], reading.line, reading.message));
    return null;
  });
  if (signals.length > 0 || (before ?? after) === null) return { effects: [], signals };
  const empty: Tree = { kind: 'map', line: 1, tag: null, entries: new Map() };
  const changes = changesBetween(before ?? empty, after ?? empty);
  if (changes.length === 0) return { effects: [], signals };
  const shifts =
    before === null || before === undefined
      ? []
      : shiftsBetween(before, after ?? null, (name) => goesToo(resolvePath(file.path, name)));
  return {
    effects: [
      effectOfShifts(
        file,
        before ?? null,
        after ?? null,
        shifts,
        changes.map(({ path }) => pathText(path)),
      ),
    ],
    signals,
  };
}

function shiftsBetween(
  before: Tree,
  after: Tree | null,
  goesToo: (name: string) => boolean,
): readonly Shift[] {
  return [
    ...['resources', 'bases', 'components', 'helmCharts', 'generators'].flatMap((field) =>
      dropped(before, after, field, goesToo),
    ),
    ...['namespace', 'namePrefix', 'nameSuffix'].flatMap((field) => renamed(before, after, field)),
    ...scaled(before, after),
  ];
}

/** Things that only change others, and whose removal deletes nothing. */
const SETTINGS_PATH = /(?:^|[/_-])(?:patch(?:es)?|transformer)/i;

function dropped(
  before: Tree,
  after: Tree | null,
  field: string,
  goesToo: (name: string) => boolean,
): readonly Shift[] {
  const left = new Set(itemsOf(after, field).map(([name]) => name));
  const gone = itemsOf(before, field).filter(
    ([name]) => !left.has(name) && !SETTINGS_PATH.test(name),
  );
  const now = itemsOf(after, field).length;
  // A base under another address or version is the same base.
  const moved = gone.filter(([name]) => {
    const stem = stemOf(name);
    // Files that go in the same change are judged by what stands in them.
    return !itemsOf(after, field).some(([other]) => stemOf(other) === stem) && !goesToo(name);
  });
  const first = moved[0];
  if (first === undefined) return [];
  const names = moved.map(([name]) => name).filter((name) => /^[\w./:@?=&-]{1,100}$/.test(name));
  return [
    {
      verb: 'update',
      reversibility: 'unknown',
      data: 'unknown',
      traits: now === 0 ? ['contents-destroyed', 'list-emptied'] : ['contents-destroyed'],
      because: `${field} no longer takes in ${names.slice(0, 3).join(', ') || 'something'}${moved.length > 3 ? ` and ${moved.length - 3} more` : ''}, and whatever applies it with pruning deletes every object in there`,
      safer: [
        'see what goes: `kustomize build` on both sides, compared',
        'annotate what must stay with `argocd.argoproj.io/sync-options: Prune=false`',
      ],
      line: first[1].line,
      side: 'before',
    },
  ];
}

function itemsOf(tree: Tree | null, field: string): readonly (readonly [string, Tree])[] {
  return (listAt(tree, field)?.items ?? []).flatMap((item) => {
    const name = item.kind === 'map' ? textAt(item, 'name') : String(valueAt(item) ?? '');
    return name === null || name === '' ? [] : [[name, item] as const];
  });
}

function stemOf(name: string): string {
  return name
    .replace(/[?#@].*$/, '')
    .replace(/\/v?\d+(?:\.\d+)+(?=\/|$)/g, '')
    .replace(/^\.\//, '')
    .replace(/\/$/, '');
}

function renamed(before: Tree, after: Tree | null, field: string): readonly Shift[] {
  if (after === null) return [];
  const [old, now] = [before, after].map((tree) =>
    tree.kind === 'map' ? (tree.entries.get(field) ?? null) : null,
  );
  if ((valueAt(old ?? null) ?? '') === (valueAt(now ?? null) ?? '')) return [];
  return [
    {
      verb: 'replace',
      reversibility: 'unknown',
      data: 'unknown',
      traits: ['contents-destroyed', 'endpoint-moved'],
      because: `${field} changes, so every object is made anew under another ${field === 'namespace' ? 'namespace' : 'name'}, and whatever applies it with pruning deletes the old ones, claims and their data included`,
      safer: ['move stateful objects one by one, with their data, before the old ones go'],
      line: (now ?? old)?.line ?? null,
      side: now === null || now === undefined ? 'before' : 'after',
    },
  ];
}

function scaled(before: Tree, after: Tree | null): readonly Shift[] {
  const old = new Map(
    mapsAt(before, 'replicas').map((entry) => [textAt(entry, 'name'), countAt(entry, 'count')]),
  );
  return mapsAt(after, 'replicas').flatMap((entry): readonly Shift[] => {
    const count = countAt(entry, 'count');
    if (count !== 0 || old.get(textAt(entry, 'name')) === 0) return [];
    return [
      {
        verb: 'update',
        reversibility: 'costly',
        data: 'none',
        traits: ['scaled-to-zero', 'downtime'],
        because: 'replicas of one of its workloads goes to 0, so nothing of it runs any more',
        safer: ['shift its traffic away first'],
        line: entry.line,
        side: 'after',
      },
    ];
  });
}

/** A path as written in a file, from the root of the repository. */
function resolvePath(from: string, name: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of name.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

const ORDER: readonly Reversibility[] = ['reversible', 'costly', 'unknown', 'irreversible'];

function effectOfShifts(
  file: FilePair,
  before: Tree | null,
  after: Tree | null,
  shifts: readonly Shift[],
  changes: readonly string[],
): Effect {
  const shown = (side: 'before' | 'after'): KubeObject | null => {
    const [tree, text] = side === 'before' ? [before, file.before] : [after, file.after];
    if (tree?.kind !== 'map' || text === null) return null;
    return {
      group: 'kustomize.config.k8s.io',
      version: 'v1beta1',
      kind: 'Kustomization',
      namespace: textAt(tree, 'namespace'),
      name: file.path,
      tree,
      source: { name: file.sources[side], text },
      line: 1,
      pointer: null,
    };
  };
  const object = shown('after') ?? shown('before');
  const environment =
    object === null ? file.environment : environmentOf({ ...object, name: null }, file.environment);
  const worst = shifts.toSorted(
    (a, b) => ORDER.indexOf(b.reversibility) - ORDER.indexOf(a.reversibility),
  )[0];
  const sides =
    shifts.length === 0
      ? [after === null ? ('before' as const) : ('after' as const)]
      : [...new Set(shifts.map(({ side }) => side))];
  const sentence =
    worst === undefined
      ? before === null
        ? 'A kustomization is new; what it takes in is judged by itself'
        : 'Nothing that it takes in goes, and no name changes; the version before can be applied again'
      : shifts.map(({ because }) => because).join('; ');
  return {
    verb: worst?.verb ?? (before === null ? 'create' : 'update'),
    resource: {
      type: 'Kustomization',
      address: `Kustomization/${file.path}`,
      provider: 'kubernetes',
      name: file.path,
      ...(file.inRepository ? { file: file.path } : {}),
    },
    environment: environment.kind,
    environmentName: environment.name,
    reversibility: worst?.reversibility ?? 'reversible',
    data: worst?.data ?? 'none',
    traits: [...new Set(shifts.flatMap(({ traits }) => traits))].toSorted(),
    changes: [...new Set(changes)].toSorted().slice(0, 100),
    why: `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`,
    safer: [...new Set(shifts.flatMap(({ safer }) => safer))],
    evidence: sides.flatMap((side) => {
      const one = shown(side);
      if (one === null) return [];
      const lines = shifts.flatMap((shift) =>
        shift.side === side && shift.line !== null ? [shift.line] : [],
      );
      return [
        {
          source: one.source.name,
          pointer: null,
          line: lines[0] ?? 1,
          note: side === 'before' ? 'Kustomization before' : 'Kustomization changes',
          excerpt: excerptOf(
            one,
            lines.map((line) => ({
              line,
              mark: side === 'before' ? ('removed' as const) : ('added' as const),
            })),
          ),
        },
      ];
    }),
  };
}
