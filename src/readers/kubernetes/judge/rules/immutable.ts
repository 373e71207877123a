import type { Reversibility, DataHolding } from '../../../../core/change/types.ts';
import { boolAt, valueAt } from '../../objects/fields.ts';
import { MOST_CHANGES } from '../../compare/changes.ts';
import { changedAt, isKind, seenAfter, seenBefore, sidesAt } from '../look.ts';
import type { Finding, Rule, Subject } from '../types.ts';

/** A field that the API server does not let anybody change: the object has to be deleted first. */
interface FixedField {
  readonly group: string;
  readonly kinds: readonly string[];
  readonly path: readonly string[];
  readonly means: string;
  readonly atLeast: Reversibility;
  readonly data?: DataHolding;
  /** A value that no default ever comes to, so that writing it out is a change as well. */
  readonly neverAdded?: string;
}

const RBAC = 'rbac.authorization.k8s.io';
const WORKLOAD_LOSS = 'what it runs is down in between';
const CLAIM_LOSS = 'the volume behind a deleted claim mostly goes with it';

const FIELDS: readonly FixedField[] = [
  ...['Deployment', 'DaemonSet', 'ReplicaSet', 'StatefulSet'].map((kind): FixedField => ({
    group: 'apps',
    kinds: [kind],
    path: ['spec', 'selector'],
    means: `${WORKLOAD_LOSS}, and pods under the old labels may be left behind`,
    atLeast: 'costly',
  })),
  ...['volumeClaimTemplates', 'serviceName', 'podManagementPolicy'].map((field): FixedField => ({
    group: 'apps',
    kinds: ['StatefulSet'],
    path: ['spec', field],
    means:
      'its pods are down in between unless it is deleted with `--cascade=orphan`; claims that exist stay as they were',
    atLeast: 'costly',
  })),
  {
    group: 'batch',
    kinds: ['Job'],
    path: ['spec', 'selector'],
    means: 'the run starts over',
    atLeast: 'costly',
  },
  ...['storageClassName', 'accessModes', 'volumeName', 'volumeMode', 'selector', 'dataSource'].map(
    (field): FixedField => ({
      group: '',
      kinds: ['PersistentVolumeClaim'],
      path: ['spec', field],
      means: CLAIM_LOSS,
      atLeast: 'irreversible',
      data: 'holds-data',
    }),
  ),
  {
    group: '',
    kinds: ['Service'],
    path: ['spec', 'clusterIP'],
    means: 'it gets another address, and traffic stops in between',
    atLeast: 'costly',
    neverAdded: 'None',
  },
  {
    group: RBAC,
    kinds: ['RoleBinding', 'ClusterRoleBinding'],
    path: ['roleRef'],
    means: 'nobody has the permission in between',
    atLeast: 'costly',
  },
  ...['provisioner', 'parameters', 'volumeBindingMode'].map((field): FixedField => ({
    group: 'storage.k8s.io',
    kinds: ['StorageClass'],
    path: [field],
    means: 'no volume can be made in between; volumes that exist stay',
    atLeast: 'reversible',
  })),
  {
    group: 'apiextensions.k8s.io',
    kinds: ['CustomResourceDefinition'],
    path: ['spec', 'scope'],
    means: 'all objects of the kind go with their definition',
    atLeast: 'irreversible',
    data: 'holds-data',
  },
  {
    group: 'apiextensions.k8s.io',
    kinds: ['CustomResourceDefinition'],
    path: ['spec', 'group'],
    means: 'all objects of the kind go with their definition',
    atLeast: 'irreversible',
    data: 'holds-data',
  },
  {
    group: 'scheduling.k8s.io',
    kinds: ['PriorityClass'],
    path: ['value'],
    means: 'pods cannot name it in between',
    atLeast: 'reversible',
  },
];

/** Changes that no update can make: the object is deleted and made anew, or the apply fails. */
export const immutable: Rule = (subject) => {
  if (subject.act !== 'update') return [];
  return [...FIELDS.flatMap((field) => fixed(subject, field)), ...sealed(subject)];
};

function fixed(subject: Subject, field: FixedField): readonly Finding[] {
  if (!isKind(subject, field.group, ...field.kinds)) return [];
  const { before, after } = sidesAt(subject, ...field.path);
  // A default that is written out, or left to the cluster again, is no change.
  const written = before === null && valueAt(after) !== field.neverAdded;
  if (written || after === null || !changedAt(subject, ...field.path)) return [];
  const name = field.path.join('.');
  return [
    {
      atLeast: field.atLeast,
      ...(field.data === undefined ? {} : { data: field.data }),
      traits:
        field.data === undefined
          ? ['conditional-replacement']
          : ['conditional-replacement', 'contents-destroyed'],
      because: `${name} cannot be changed in place: the apply fails, or the object is deleted and made again, and ${field.means}`,
      safer: ['make a second one beside it, move over, and delete the old one later'],
      seen: seenAfter(after),
    },
  ];
}

function sealed(subject: Subject): readonly Finding[] {
  if (!isKind(subject, '', 'ConfigMap', 'Secret')) return [];
  const { before } = sidesAt(subject, 'immutable');
  if (boolAt(before) !== true) return [];
  return [
    {
      atLeast: 'reversible',
      traits: ['conditional-replacement'],
      because: 'it is immutable: the apply fails, or it is deleted and made again',
      safer: ['make one under a new name and point its readers at that'],
      seen: seenBefore(before),
    },
  ];
}

/** An object with so many changes that not all of them were looked at. */
export const uncounted: Rule = (subject) => {
  if (subject.changes.length < MOST_CHANGES) return [];
  return [
    {
      atLeast: 'unknown',
      traits: [],
      because: `more than ${MOST_CHANGES} of its fields change, and not all of them were looked at`,
      safer: ['change it in smaller steps'],
      seen: null,
    },
  ];
};
