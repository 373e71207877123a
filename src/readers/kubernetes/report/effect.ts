import type { Effect, Evidence, ExcerptLine } from '../../../core/change/types.ts';
import { at } from '../../shared/tree/look.ts';
import { pathText } from '../compare/changes.ts';
import { judge } from '../judge/judge.ts';
import type { Judgement, Subject } from '../judge/types.ts';
import { isClusterScoped } from '../kinds/scope.ts';
import { addressOf } from '../objects/identity.ts';
import type { KubeObject } from '../objects/types.ts';
import { environmentOf } from './environment.ts';
import type { Environment } from './environment.ts';
import { excerptOf } from './excerpt.ts';
import type { Marked } from './excerpt.ts';

/** What an effect takes from around its object. */
export interface Place {
  /** The environment where the object names none. */
  readonly environment: Environment;
  /** Path in the repository, or null. */
  readonly file: string | null;
}

const MOST_NAMES = 100;

/** One object's effect. */
export function effectOf(subject: Subject, place: Place): Effect {
  const judgement = judge(subject);
  const { object } = subject;
  const environment = environmentOf(object, place.environment);
  return {
    verb: judgement.verb,
    resource: {
      type: object.kind,
      address: addressOf(object),
      provider: 'kubernetes',
      name: object.name,
      ...(place.file === null ? {} : { file: place.file }),
    },
    environment: environment.kind,
    environmentName: environment.name,
    reversibility: judgement.reversibility,
    data: judgement.data,
    traits: judgement.traits,
    changes: changedNames(subject),
    why: judgement.why,
    safer: judgement.safer,
    evidence: evidenceOf(subject, judgement),
  };
}

function changedNames(subject: Subject): readonly string[] {
  const names = subject.changes.map(({ path }) => pathText(path).toWellFormed().slice(0, 200));
  return [...new Set(names)].toSorted().slice(0, MOST_NAMES);
}

const NOTES = {
  apply: 'is applied',
  create: 'is added',
  update: 'changes',
  delete: 'is removed',
} as const;

function evidenceOf(subject: Subject, judgement: Judgement): readonly Evidence[] {
  const { object, act } = subject;
  const note = `${object.kind} ${NOTES[act]}${placeless(object) ? '; it names no namespace, so that of whoever applies it counts' : ''}`;
  const sides =
    act === 'delete' || subject.after === null
      ? (['before'] as const)
      : act === 'update'
        ? (['after', 'before'] as const)
        : (['after'] as const);
  return sides.flatMap((side): readonly Evidence[] => {
    const shown = subject[side];
    if (shown === null) return [];
    const seen = judgement.findings.flatMap((finding) =>
      finding.seen?.side === side ? [finding.seen.tree.line] : [],
    );
    const changed = subject.changes.flatMap((change) => {
      const tree = change[side];
      return tree === null ? [] : [tree.line];
    });
    const lines = [...new Set([...seen, ...changed.slice(0, 4)])];
    // The old side is only worth showing for what stood there.
    if (side === 'before' && act === 'update' && lines.length === 0) return [];
    return [
      {
        source: shown.source.name,
        pointer: shown.pointer,
        line: (act === 'delete' ? undefined : lines[0]) ?? headOf(shown)[0] ?? shown.line,
        note: side === 'before' && act === 'update' ? `${object.kind} before` : note,
        excerpt: excerpt(
          shown,
          lines,
          act === 'update'
            ? side === 'after'
              ? 'added'
              : 'removed'
            : act === 'delete'
              ? 'removed'
              : 'added',
        ),
      },
    ];
  });
}

function excerpt(
  object: KubeObject,
  lines: readonly number[],
  mark: ExcerptLine['mark'],
): readonly ExcerptLine[] {
  const head = headOf(object).map((line): Marked => ({ line, mark: 'context' }));
  const own = lines.map((line): Marked => ({ line, mark }));
  return excerptOf(object, [...head, ...own]);
}

/** The lines that say what the object is. */
function headOf(object: KubeObject): readonly number[] {
  return [at(object.tree, 'kind'), at(object.tree, 'metadata', 'name')].flatMap((tree) =>
    tree === null ? [] : [tree.line],
  );
}

function placeless(object: KubeObject): boolean {
  return object.namespace === null && !isClusterScoped(object.group, object.kind);
}
