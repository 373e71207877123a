import { boolAt, countAt, textAt } from '../../objects/fields.ts';
import { changedAt, isKind, seenAfter, seenBefore, sidesAt } from '../look.ts';
import type { Finding, Rule, Subject } from '../types.ts';

/** Where tools that deliver from a repository look, and where they put what they find. */
const PLACES: readonly {
  readonly group: string;
  readonly kinds: readonly string[];
  readonly paths: readonly (readonly string[])[];
}[] = [
  {
    group: 'argoproj.io',
    kinds: ['Application'],
    paths: [
      ['spec', 'destination', 'namespace'],
      ['spec', 'destination', 'server'],
      ['spec', 'destination', 'name'],
      ['spec', 'source', 'path'],
      ['spec', 'source', 'repoURL'],
      ['spec', 'source', 'chart'],
    ],
  },
  { group: 'argoproj.io', kinds: ['ApplicationSet'], paths: [['spec', 'generators']] },
  {
    group: 'kustomize.toolkit.fluxcd.io',
    kinds: ['Kustomization'],
    paths: [
      ['spec', 'path'],
      ['spec', 'sourceRef'],
      ['spec', 'targetNamespace'],
      ['spec', 'namePrefix'],
      ['spec', 'nameSuffix'],
    ],
  },
  {
    group: 'helm.toolkit.fluxcd.io',
    kinds: ['HelmRelease'],
    paths: [
      ['spec', 'releaseName'],
      ['spec', 'targetNamespace'],
      ['spec', 'storageNamespace'],
      ['spec', 'chart', 'spec', 'chart'],
    ],
  },
];

/** Applications that look or deliver elsewhere from now on, and stop tending what they made before. */
export const delivery: Rule = (subject) => {
  if (subject.act !== 'update') return [];
  const places = PLACES.filter(({ group, kinds }) => isKind(subject, group, ...kinds));
  return [
    ...places.flatMap(({ paths }) => paths.flatMap((path) => moved(subject, path))),
    ...values(subject),
  ];
};

function moved(subject: Subject, path: readonly string[]): readonly Finding[] {
  const { before, after } = sidesAt(subject, ...path);
  if (before === null || !changedAt(subject, ...path)) return [];
  const generators = path.at(-1) === 'generators';
  // More to generate from deletes nothing; only what goes or changes may.
  if (
    generators &&
    !subject.changes.some(
      (change) =>
        change.before !== null && path.every((step, index) => change.path[index] === step),
    )
  )
    return [];
  const helm = subject.object.kind === 'HelmRelease';
  const spared = !helm && !prunes(subject);
  return [
    {
      atLeast: spared ? 'costly' : 'unknown',
      data: 'unknown',
      traits: ['endpoint-moved'],
      because: `${path.slice(1).join('.')} changes: ${
        spared
          ? 'what it made before stays, and nobody tends it any more'
          : helm
            ? 'the old release is uninstalled and a new one is made'
            : generators
              ? 'applications that are generated no longer are deleted'
              : 'what it made before and no longer finds is pruned'
      }, and what that is does not stand here`,
      safer: [
        'look at what would go first: `argocd app diff`, `flux diff kustomization`',
        'switch prune off for the move',
      ],
      seen: seenAfter(after) ?? seenBefore(before),
    },
  ];
}

function prunes(subject: Subject): boolean {
  const tree = subject.after?.tree ?? null;
  if (subject.object.kind === 'Application')
    return boolAt(tree, 'spec', 'syncPolicy', 'automated', 'prune') === true;
  if (subject.object.kind === 'ApplicationSet') {
    return textAt(tree, 'spec', 'syncPolicy', 'applicationsSync')?.includes('delete') !== false;
  }
  return boolAt(tree, 'spec', 'prune') === true;
}

/** Values of a release that switch off what keeps data or runs. */
function values(subject: Subject): readonly Finding[] {
  if (subject.object.kind !== 'HelmRelease' && subject.object.kind !== 'Application') return [];
  return subject.changes.flatMap(({ path, before, after }): readonly Finding[] => {
    const name = path.slice(-2).join('.');
    if (/^(?:replicaCount|replicas)$/.test(path.at(-1) ?? '') && countAt(after) === 0) {
      return [
        {
          atLeast: 'costly',
          traits: ['scaled-to-zero', 'downtime'],
          because:
            'a number of copies among its values goes to 0, so nothing of that runs any more',
          safer: ['shift its traffic away first'],
          seen: seenAfter(after),
        },
      ];
    }
    const off = boolAt(before) === true && boolAt(after) !== true;
    if (!off || !/^(?:persistence|persistentVolume)\.enabled$/.test(name)) return [];
    return [
      {
        atLeast: 'unknown',
        data: 'unknown',
        traits: ['conditional-replacement'],
        because: `${name} is switched off, so the chart keeps its data on no volume from now on`,
        safer: ['back up what lies on the volume first'],
        seen: seenAfter(after) ?? seenBefore(before),
      },
    ];
  });
}
