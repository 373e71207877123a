import type { EnvironmentKind } from '../../../core/change/types.ts';
import { environmentIn, environmentInName, moreDangerous } from '../../shared/environment-words.ts';
import { labelsAt, textAt } from '../objects/fields.ts';
import type { KubeObject } from '../objects/types.ts';

export interface Environment {
  readonly kind: EnvironmentKind;
  readonly name: string | null;
}

export const NOWHERE: Environment = { kind: 'unknown', name: null };

const LABELS: ReadonlySet<string> = new Set(
  'env environment stage app.kubernetes.io/environment app.kubernetes.io/env'.split(' '),
);

/**
 * The environment that an object names itself: by its namespace, its labels, the cluster that it is sent
 * to; else `given`. Where words disagree the most dangerous counts.
 */
export function environmentOf(object: KubeObject, given: Environment): Environment {
  const found = [...named(object), ...(given.kind === 'unknown' ? [] : [given])];
  if (found.length === 0) return given;
  return found.reduce((worst, next) =>
    worst.kind !== next.kind && moreDangerous(next.kind, worst.kind) === next.kind ? next : worst,
  );
}

function named({ tree, kind, group, namespace, name }: KubeObject): readonly Environment[] {
  const labels = [...labelsAt(tree, 'metadata', 'labels')]
    .filter(([label]) => LABELS.has(label))
    .map(([, value]) => value);
  const places =
    group === 'argoproj.io'
      ? ['name', 'server', 'namespace'].map((field) => textAt(tree, 'spec', 'destination', field))
      : [];
  const target = textAt(tree, 'spec', 'targetNamespace');
  const strict = [namespace, ...labels, ...places, target].filter((text) => text !== null);
  const own =
    kind === 'Namespace' || group === 'argoproj.io' || group === 'cluster.x-k8s.io' ? name : null;
  const words = [
    ...strict.map((text) => ({ text, word: environmentIn(text) })),
    ...(own === null ? [] : [{ text: own, word: environmentInName(own) }]),
  ];
  return words.flatMap(({ text, word }) =>
    word === null ? [] : [{ kind: word.kind, name: text }],
  );
}
