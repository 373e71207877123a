import {
  annotation,
  at,
  boolAt,
  labelsAt,
  listAt,
  textsAt,
  valueAt,
} from '../../objects/fields.ts';
import type { KubeObject } from '../../objects/types.ts';
import { changedAt, isKind, seenAfter, seenBefore, shown, sidesAt } from '../look.ts';
import type { Finding, Rule, Subject } from '../types.ts';

interface Mark {
  readonly name: string;
  readonly protects: (value: string) => boolean;
  readonly means: string;
}

/** Annotations and labels that stand between an object and its deletion. */
const MARKS: readonly Mark[] = [
  {
    name: 'helm.sh/resource-policy',
    protects: (value) => value === 'keep',
    means: 'Helm deletes it from now on when it leaves the chart',
  },
  {
    name: 'argocd.argoproj.io/sync-options',
    protects: (value) => /\b(?:Prune|Delete)=(?:false|confirm)\b/.test(value),
    means: 'Argo CD deletes it from now on when it leaves the source',
  },
  {
    name: 'kustomize.toolkit.fluxcd.io/prune',
    protects: (value) => value === 'disabled',
    means: 'Flux deletes it from now on when it leaves the source',
  },
  {
    name: 'services.k8s.aws/deletion-policy',
    protects: (value) => value === 'retain',
    means: 'the real thing is deleted along with it from now on',
  },
  {
    name: 'cnrm.cloud.google.com/deletion-policy',
    protects: (value) => value === 'abandon',
    means: 'the real thing is deleted along with it from now on',
  },
  {
    name: 'karpenter.sh/do-not-disrupt',
    protects: (value) => value === 'true',
    means: 'Karpenter may evict it from now on',
  },
  {
    name: 'cluster-autoscaler.kubernetes.io/safe-to-evict',
    protects: (value) => value === 'false',
    means: 'the autoscaler may evict it from now on',
  },
];

/** Guards of the object itself that an update takes away. */
export const protections: Rule = (subject) => {
  const { before, after } = subject;
  if (subject.act !== 'update' || before === null || after === null) return [];
  return [
    ...marks(before, after),
    ...finalizers(subject, before, after),
    ...owners(before, after),
    ...policies(subject),
    ...budget(subject, before, after),
  ];
};

function marks(before: KubeObject, after: KubeObject): readonly Finding[] {
  return MARKS.flatMap(({ name, protects, means }): readonly Finding[] => {
    if (
      !protects(annotation(before.tree, name) ?? '') ||
      protects(annotation(after.tree, name) ?? '')
    )
      return [];
    return [
      {
        traits: ['protection-removed'],
        because: `its annotation ${name} no longer protects it: ${means}`,
        safer: [`keep the annotation ${name}`],
        seen: seenBefore(at(before.tree, 'metadata', 'annotations', name)),
      },
    ];
  });
}

function finalizers(subject: Subject, before: KubeObject, after: KubeObject): readonly Finding[] {
  const cascade = (name: string) => name.startsWith('resources-finalizer.argocd.argoproj.io');
  const [old, now] = [before, after].map(({ tree }) => textsAt(tree, 'metadata', 'finalizers'));
  const left = new Set(now);
  const gone = (old ?? []).filter((name) => !left.has(name));
  const guards = gone.filter((name) => !cascade(name));
  const findings: Finding[] = [];
  if (guards.length > 0) {
    findings.push({
      traits: ['protection-removed'],
      because:
        'a finalizer is removed, so a deletion no longer waits for whoever has to clean up or to keep it',
      safer: ['let the controller that set the finalizer remove it'],
      seen: seenBefore(at(before.tree, 'metadata', 'finalizers')),
    });
  }
  if (
    subject.known?.class === 'bundle' &&
    !(old ?? []).some(cascade) &&
    (now ?? []).some(cascade)
  ) {
    findings.push({
      traits: ['protection-removed'],
      because:
        'with the resources-finalizer, deleting the application deletes everything that it manages from now on',
      safer: ['leave the finalizer out, so that a deletion keeps what runs'],
      seen: seenAfter(at(after.tree, 'metadata', 'finalizers')),
    });
  }
  return findings;
}

function owners(before: KubeObject, after: KubeObject): readonly Finding[] {
  const uid = (object: KubeObject) =>
    new Set(
      (listAt(object.tree, 'metadata', 'ownerReferences')?.items ?? []).map((owner) =>
        String(valueAt(owner, 'uid') ?? valueAt(owner, 'name')),
      ),
    );
  const old = uid(before);
  if ([...uid(after)].every((owner) => old.has(owner))) return [];
  return [
    {
      atLeast: 'unknown',
      traits: ['protection-removed'],
      because:
        'it gets an owner: when the owner is deleted, or is not there, the garbage collector deletes it',
      safer: ['let the controller that owns it set the reference'],
      seen: seenAfter(at(after.tree, 'metadata', 'ownerReferences')),
    },
  ];
}

/** Switches of tools that decide what a deletion takes along. */
function policies(subject: Subject): readonly Finding[] {
  const findings: Finding[] = [];
  const turned = (path: readonly string[], guard: boolean, because: string): void => {
    const { before, after } = sidesAt(subject, ...path);
    if (boolAt(before) !== guard || boolAt(after) === guard) return;
    findings.push({
      traits: ['protection-removed'],
      because,
      safer: [`keep \`${path.at(-1) ?? ''}: ${guard}\``],
      seen: seenAfter(after) ?? seenBefore(before),
    });
  };
  const deletion = sidesAt(subject, 'spec', 'deletionPolicy');
  if (
    ['Orphan', 'Retain'].includes(String(valueAt(deletion.before))) &&
    valueAt(deletion.before) !== valueAt(deletion.after)
  ) {
    findings.push({
      traits: ['protection-removed'],
      because: `its deletion policy goes from ${shown(deletion.before)} to ${shown(deletion.after)}, so a deletion takes the real thing along`,
      safer: ['keep `deletionPolicy: Orphan`'],
      seen: seenAfter(deletion.after) ?? seenBefore(deletion.before),
    });
  }
  turned(
    ['spec', 'syncPolicy', 'preserveResourcesOnDeletion'],
    true,
    'deleting the ApplicationSet deletes what its applications made from now on',
  );
  turned(
    ['spec', 'paused'],
    true,
    'its controller is no longer paused and acts on what has changed since',
  );
  if (isKind(subject, 'argoproj.io', 'Application', 'ApplicationSet')) {
    turned(
      ['spec', 'syncPolicy', 'automated', 'prune'],
      false,
      'Argo CD deletes by itself what leaves the source from now on',
    );
    const prune = sidesAt(subject, 'spec', 'syncPolicy', 'automated', 'prune');
    if (prune.before === null && boolAt(prune.after) === true) {
      findings.push({
        traits: ['protection-removed'],
        because: 'Argo CD deletes by itself what leaves the source from now on',
        safer: ['look at what would be pruned first: `argocd app diff`'],
        seen: seenAfter(prune.after),
      });
    }
  }
  if (isKind(subject, 'kustomize.toolkit.fluxcd.io', 'Kustomization')) {
    turned(['spec', 'prune'], false, 'Flux deletes by itself what leaves the source from now on');
  }
  return findings;
}

/** A budget that lets every pod go at once, which is none. */
function budget(subject: Subject, before: KubeObject, after: KubeObject): readonly Finding[] {
  if (!isKind(subject, 'policy', 'PodDisruptionBudget')) return [];
  const loose = ({ tree }: KubeObject) =>
    ['0', '0%'].includes(String(valueAt(tree, 'spec', 'minAvailable'))) ||
    valueAt(tree, 'spec', 'maxUnavailable') === '100%' ||
    (labelsAt(tree, 'spec', 'selector', 'matchLabels').size === 0 &&
      at(tree, 'spec', 'selector', 'matchExpressions') === null &&
      at(tree, 'spec', 'selector', 'matchLabels') === null);
  const moved = changedAt(subject, 'spec', 'selector');
  if ((!loose(after) || loose(before)) && !moved) return [];
  return [
    {
      traits: ['protection-removed'],
      because: moved
        ? 'the budget guards other pods from now on'
        : 'the budget lets all pods go at once from now on',
      safer: ['keep at least one pod available'],
      seen: seenAfter(at(after.tree, 'spec')),
    },
  ];
}
