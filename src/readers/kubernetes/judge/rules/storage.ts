import type { Tree } from '../../../shared/tree/types.ts';
import { pathText } from '../../compare/changes.ts';
import type { LeafChange } from '../../compare/changes.ts';
import { boolAt, countAt, quantity, span, valueAt } from '../../objects/fields.ts';
import { isKind, seenAfter, seenBefore, shown, sidesAt } from '../look.ts';
import type { Finding, Rule, Subject } from '../types.ts';

const DATA_CLASSES: ReadonlySet<string> = new Set([
  'database',
  'queue',
  'storage',
  'backup',
  'backup-schedule',
  'stateful-set',
  'claim',
]);
const SIZES = /(?:^|\.)(?:storage|size|storageSize|volumeSize|diskSize|capacity|storageRequest)$/;
const RETENTIONS = /(?:retention|ttl|keep|expir|maxage)/i;
const BACKUPS =
  /(?:^|\.)(?:backups?|backupSchedule|barmanObjectStore|snapshotSchedule|pitr|pgbackrest)(?:$|\.|\[)/i;

/** Where data lies, for how long, and what becomes of it afterwards. */
export const storage: Rule = (subject) => {
  if (subject.act !== 'update') return [];
  return [
    ...reclaimed(subject),
    ...claimsKept(subject),
    ...claimsDropped(subject),
    ...kept(subject),
  ];
};

function reclaimed(subject: Subject): readonly Finding[] {
  const volume = isKind(subject, '', 'PersistentVolume');
  const path = volume
    ? ['spec', 'persistentVolumeReclaimPolicy']
    : isKind(subject, 'storage.k8s.io', 'StorageClass')
      ? ['reclaimPolicy']
      : null;
  if (path === null) return [];
  const { before, after } = sidesAt(subject, ...path);
  // A volume that somebody made by hand is retained where nothing is said; a class deletes.
  const retains = (tree: Tree | null): boolean =>
    tree === null ? volume : valueAt(tree) === 'Retain';
  if (!retains(before) || retains(after)) return [];
  return [
    {
      traits: ['protection-removed'],
      because: 'the reclaim policy was Retain: from now on a volume goes when its claim goes',
      safer: ['keep Retain and delete volumes by hand'],
      seen: seenAfter(after) ?? seenBefore(before),
    },
  ];
}

function claimsKept(subject: Subject): readonly Finding[] {
  if (!isKind(subject, 'apps', 'StatefulSet')) return [];
  return ['whenDeleted', 'whenScaled'].flatMap((when): readonly Finding[] => {
    const path = ['spec', 'persistentVolumeClaimRetentionPolicy', when];
    const { before, after } = sidesAt(subject, ...path);
    if (valueAt(after) !== 'Delete' || valueAt(before) === 'Delete') return [];
    return [
      {
        traits: ['protection-removed'],
        because: `persistentVolumeClaimRetentionPolicy.${when} is Delete from now on: claims go with ${when === 'whenDeleted' ? 'the StatefulSet' : 'every pod that is scaled away'}`,
        safer: [`keep \`${when}: Retain\``],
        seen: seenAfter(after),
      },
    ];
  });
}

/** Claims that go with the pods that are scaled away. */
function claimsDropped(subject: Subject): readonly Finding[] {
  if (!isKind(subject, 'apps', 'StatefulSet')) return [];
  const policy = sidesAt(subject, 'spec', 'persistentVolumeClaimRetentionPolicy', 'whenScaled');
  const { before, after } = sidesAt(subject, 'spec', 'replicas');
  const [old, now] = [countAt(before) ?? 1, countAt(after) ?? 1];
  if (valueAt(policy.after) !== 'Delete' || now >= old) return [];
  return [
    {
      atLeast: 'irreversible',
      data: 'holds-data',
      traits: ['contents-destroyed'],
      because: `it goes from ${old} to ${now} replicas, and persistentVolumeClaimRetentionPolicy.whenScaled deletes the claims of those that go`,
      safer: ['set `whenScaled: Retain` first'],
      seen: seenAfter(after ?? policy.after),
    },
  ];
}

/** What operators are told about sizes, retention and backups, by the names of the fields. */
function kept(subject: Subject): readonly Finding[] {
  if (!DATA_CLASSES.has(subject.known?.class ?? '')) return [];
  return subject.changes.flatMap((change) => {
    const name = pathText(change.path);
    return [
      ...(SIZES.test(name) ? shrunk(change, name) : []),
      ...(RETENTIONS.test(name) ? shortened(change, name) : []),
      ...(BACKUPS.test(name) || name.startsWith('spec.backup') ? withoutBackup(change, name) : []),
      ...protections(change, name),
    ];
  });
}

function shrunk({ before, after }: LeafChange, name: string): readonly Finding[] {
  const [old, now] = [quantity(valueAt(before)), quantity(valueAt(after))];
  if (old === null || now === null || now >= old) return [];
  return [
    {
      atLeast: 'unknown',
      data: 'holds-data',
      traits: ['conditional-replacement'],
      because: `${name} shrinks from ${shown(before)} to ${shown(after)}: a volume cannot shrink, so the apply fails or the volume is made anew without its data`,
      safer: ['make a smaller one beside it and copy the data over'],
      seen: seenAfter(after),
    },
  ];
}

function shortened({ before, after }: LeafChange, name: string): readonly Finding[] {
  const [old, now] = [span(valueAt(before)), span(valueAt(after))];
  // Below zero stands for ever.
  if (old === null || now === null || now < 0 || (old >= 0 && now >= old)) return [];
  return [
    {
      atLeast: 'irreversible',
      data: 'holds-data',
      traits: ['retention-shortened'],
      because: `${name} is shortened from ${shown(before)} to ${shown(after)}, and what is older is deleted soon after`,
      safer: ['export what is older first'],
      seen: seenAfter(after),
    },
  ];
}

function withoutBackup({ before, after }: LeafChange, name: string): readonly Finding[] {
  const off = after === null || (boolAt(after) === false && boolAt(before) !== false);
  if (before === null || !off) return [];
  return [
    {
      traits: ['backup', 'protection-removed'],
      because: `${name} is ${after === null ? 'removed' : 'switched off'}, so backups may no longer be made`,
      safer: ['keep the backups until the data is gone on purpose'],
      seen: seenBefore(before),
    },
  ];
}

const GUARDS = /(?:^|\.)(?:deletionProtection|terminationProtection|preventDeletion|protected)$/;

function protections({ before, after }: LeafChange, name: string): readonly Finding[] {
  const off = GUARDS.test(name) && boolAt(before) === true && boolAt(after) !== true;
  const wiped: readonly [RegExp, readonly unknown[]][] = [
    [
      /(?:^|\.)(?:deletionPolicy|terminationPolicy|volumeClaimDeletePolicy|reclaimPolicy|deleteClaim|cleanupPolicy\.confirmation)$/,
      [
        'Delete',
        'WipeOut',
        'DeleteOnScaledownAndClusterDeletion',
        'DeleteOnScaledownOnly',
        true,
        'yes-really-destroy-data',
      ],
    ],
  ];
  const open = wiped.some(
    ([pattern, values]) =>
      pattern.test(name) && values.includes(valueAt(after)) && !values.includes(valueAt(before)),
  );
  if (!off && !open) return [];
  return [guardOff(name, after ?? before)];
}

function guardOff(name: string, tree: Tree | null): Finding {
  return {
    traits: ['protection-removed'],
    because: `${name} no longer stands between a deletion and the data`,
    safer: ['leave it as it is until the data may go'],
    seen: seenAfter(tree),
  };
}
