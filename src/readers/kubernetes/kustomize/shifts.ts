import { gravest } from '../../../core/change/kinds.ts';
import type { Effect, Reversibility, Trait } from '../../../core/change/types.ts';
import { readYaml } from '../../shared/tree/read-yaml.ts';
import type { Tree } from '../../shared/tree/types.ts';
import { factsOf, lookupKind } from '../kinds/lookup.ts';
import { countAt, listAt, mapsAt, textAt, valueAt } from '../objects/fields.ts';
import { readObjects } from '../objects/read-objects.ts';

/** What one change to a kustomization means. */
export interface Shift {
  readonly reversibility: Reversibility;
  readonly data: Effect['data'];
  readonly traits: readonly Trait[];
  readonly verb: Effect['verb'];
  readonly because: string;
  readonly safer: readonly string[];
  readonly line: number | null;
  readonly side: 'before' | 'after';
}

/** What differs between two versions of a kustomization and is more than a setting. */
export function shiftsBetween(
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
    ...secrets(before, after),
    ...patched(before, after),
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
  const now = itemsOf(after, field);
  // A base under another address or version is the same base; files that go in the same change are judged
  // by what stands in them.
  const stems = new Set(now.map(([name]) => stemOf(name)));
  const moved = gone.filter(([name]) => !stems.has(stemOf(name)) && !goesToo(name));
  const first = moved[0];
  if (first === undefined) return [];
  const names = moved.map(([name]) => name).filter((name) => /^[\w./:@?=&-]{1,100}$/.test(name));
  return [
    {
      verb: 'update',
      reversibility: 'unknown',
      data: 'unknown',
      traits: now.length === 0 ? ['contents-destroyed', 'list-emptied'] : ['contents-destroyed'],
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
    return [zero(entry)];
  });
}

function zero(entry: Tree): Shift {
  return {
    verb: 'update',
    reversibility: 'costly',
    data: 'none',
    traits: ['scaled-to-zero', 'downtime'],
    because: 'replicas of one of its workloads goes to 0, so nothing of it runs any more',
    safer: ['shift its traffic away first'],
    line: entry.line,
    side: 'after',
  };
}

/** Secrets that are generated no longer; settings can be generated again. */
function secrets(before: Tree, after: Tree | null): readonly Shift[] {
  const left = new Set(itemsOf(after, 'secretGenerator').map(([name]) => name));
  const first = itemsOf(before, 'secretGenerator').find(([name]) => !left.has(name));
  if (first === undefined) return [];
  return [
    {
      verb: 'update',
      reversibility: 'costly',
      data: 'none',
      traits: ['secret'],
      because: 'a Secret is generated no longer, and what reads it fails at its next start',
      safer: ['see which workloads read it first'],
      line: first[1].line,
      side: 'before',
    },
  ];
}

/** Patches that are new and take an object out, or scale it to nothing. */
function patched(before: Tree, after: Tree | null): readonly Shift[] {
  const old = new Set(patchesOf(before).map(({ text }) => text));
  return patchesOf(after)
    .filter(({ text }) => !old.has(text))
    .flatMap(({ text, entry }): readonly Shift[] => [
      ...deleting(text, entry),
      ...(scalesToZero(text) ? [zero(entry)] : []),
    ]);
}

function patchesOf(tree: Tree | null): readonly { readonly text: string; readonly entry: Tree }[] {
  const inline = mapsAt(tree, 'patches').flatMap((entry) => {
    const text = textAt(entry, 'patch');
    return text === null ? [] : [{ text, entry }];
  });
  const merged = (listAt(tree, 'patchesStrategicMerge')?.items ?? []).flatMap((entry) =>
    entry.kind === 'scalar' && typeof entry.value === 'string' && entry.value.includes('\n')
      ? [{ text: entry.value, entry }]
      : [],
  );
  return [...inline, ...merged];
}

function deleting(text: string, entry: Tree): readonly Shift[] {
  if (!/^\$patch:\s*delete\b/m.test(text)) return [];
  const target = {
    group: textAt(entry, 'target', 'group') ?? '',
    kind: textAt(entry, 'target', 'kind'),
  };
  const { objects } = readObjects({ name: '', text });
  const kinds =
    objects.length > 0 || target.kind === null
      ? objects
      : [{ group: target.group, kind: target.kind }];
  const losses = kinds.map(
    ({ group, kind }) => factsOf(lookupKind(group, kind))?.loss ?? 'unknown',
  );
  const worst = gravest(losses) ?? 'unknown';
  return [
    {
      verb: 'delete',
      reversibility: worst,
      data:
        kinds.length === 1 && kinds[0] !== undefined
          ? (factsOf(lookupKind(kinds[0].group, kinds[0].kind))?.data ?? 'unknown')
          : 'unknown',
      traits: ['contents-destroyed'],
      because:
        'a patch with `$patch: delete` takes an object out of what is applied, and whatever applies it with pruning deletes it',
      safer: ['see what goes: `kustomize build` on both sides, compared'],
      line: entry.line,
      side: 'after',
    },
  ];
}

function scalesToZero(text: string): boolean {
  const reading = readYaml(text);
  if (reading.kind === 'failed') return false;
  return reading.documents.some(
    (tree) =>
      countAt(tree, 'spec', 'replicas') === 0 ||
      mapsAt({ kind: 'map', line: 1, tag: null, entries: new Map([['ops', tree]]) }, 'ops').some(
        (op) => textAt(op, 'path') === '/spec/replicas' && countAt(op, 'value') === 0,
      ),
  );
}
