import { reversibilityRank } from '../../../core/change/kinds.ts';
import type { Effect, Signal } from '../../../core/change/types.ts';
import { readYaml } from '../../shared/tree/read-yaml.ts';
import type { Tree } from '../../shared/tree/types.ts';
import { sentenceOf } from '../../shared/weigh.ts';
import type { FilePair } from '../../types.ts';
import { changesBetween, pathText } from '../compare/changes.ts';
import { textAt } from '../objects/fields.ts';
import type { KubeObject } from '../objects/types.ts';
import { environmentOf } from '../report/environment.ts';
import { excerptOf } from '../report/excerpt.ts';
import { holdSignal } from '../report/signals.ts';
import { shiftsBetween } from './shifts.ts';
import type { Shift } from './shifts.ts';

export function isKustomization(path: string): boolean {
  return /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(path);
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

/** A path as written in a file, from the root of the repository. */
function resolvePath(from: string, name: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of name.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

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
    (a, b) => reversibilityRank(b.reversibility) - reversibilityRank(a.reversibility),
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
    why: sentenceOf([sentence]),
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
