import { at, listAt, mapAt, textAt } from '../../../shared/tree/look.ts';
import { isOn, textsAt, valuesAt } from '../../template/values.ts';
import { markOf } from '../types.ts';
import type { Finding, Rule, Subject } from '../types.ts';
import { BLOCKING } from './protections.ts';

/** Types that AWS deletes only when they are empty, and the property that says otherwise. */
const EMPTY_ONLY: ReadonlyMap<string, string | null> = new Map([
  ['AWS::S3::Bucket', null],
  ['AWS::S3Express::DirectoryBucket', null],
  ['AWS::S3Outposts::Bucket', null],
  ['AWS::ECR::Repository', 'EmptyOnDelete'],
  ['AWS::ECR::PublicRepository', null],
  ['AWS::Backup::BackupVault', null],
  ['AWS::Backup::LogicallyAirGappedBackupVault', null],
]);

/** Properties by which something is a copy of data that lies elsewhere. */
const SOURCES: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::RDS::DBInstance', ['DBClusterIdentifier', 'SourceDBInstanceIdentifier']],
  ['AWS::RDS::DBCluster', ['ReplicationSourceIdentifier']],
]);

/** Values that stand in the template and can be written again from it. */
const WRITTEN: ReadonlyMap<string, string> = new Map([
  ['AWS::SSM::Parameter', 'Value'],
  ['AWS::SecretsManager::Secret', 'SecretString'],
]);

/** What the template itself says about getting a deleted or replaced thing back. */
export const wayBackRule: Rule = (subject) => {
  const goes = subject.act === 'delete' || subject.act === 'replace';
  if (!goes || subject.fate === 'retain' || subject.facts === null) return [];
  return [
    emptyOnly(subject),
    copy(subject),
    written(subject),
    scheduled(subject),
    guarded(subject),
    attachedDisk(subject),
  ].filter((finding) => finding !== null);
};

function emptyOnly(subject: Subject): Finding | null {
  const force = EMPTY_ONLY.get(subject.type);
  // A change set without properties does not say whether the contents are thrown away first.
  if (force === undefined || !subject.whole) return null;
  const forced = force !== null && textsAt(subject.before, [force]).some((text) => isOn(text));
  if (forced || isEmptiedByCdk(subject)) {
    const how = forced ? `${force} is true` : 'the tag aws-cdk:auto-delete-objects is on';
    return {
      atLeast: 'irreversible',
      traits: ['contents-destroyed'],
      because: `${how}, so it goes with everything in it`,
      safer: ['switch that off and deploy it first, so that only an empty one can go'],
      marks: [],
    };
  }
  return {
    lossAtMost: 'costly',
    traits: [],
    because: 'AWS deletes it only when it is empty',
    safer: [],
    marks: [],
  };
}

function isEmptiedByCdk(subject: Subject): boolean {
  return (listAt(subject.before, 'Tags')?.items ?? []).some(
    (tag) =>
      textAt(tag, 'Key') === 'aws-cdk:auto-delete-objects' &&
      textsAt(tag, ['Value']).some((text) => isOn(text)),
  );
}

function copy(subject: Subject): Finding | null {
  const source = SOURCES.get(subject.type)?.find((name) => at(subject.before, name) !== null);
  if (source === undefined) return null;
  return {
    lossAtMost: 'costly',
    traits: [],
    because: `${source} is set: it is a copy or a member, and the data stays with what that names`,
    safer: [],
    marks: [],
  };
}

function written(subject: Subject): Finding | null {
  const name = WRITTEN.get(subject.type);
  if (name === undefined || at(subject.before, name) === null) return null;
  return {
    lossAtMost: 'costly',
    traits: [],
    because: `${name} stands in the template, so it can be written again`,
    safer: [],
    marks: [],
  };
}

function scheduled(subject: Subject): Finding | null {
  if (subject.type !== 'AWS::KMS::Key' && subject.type !== 'AWS::KMS::ReplicaKey') return null;
  return {
    atLeast: 'irreversible',
    traits: ['scheduled-deletion'],
    because: 'the key is scheduled for deletion, and only until then can that be called off',
    safer: ['call it off in time with `aws kms cancel-key-deletion`'],
    marks: [],
  };
}

function guarded(subject: Subject): Finding | null {
  const guard = BLOCKING.find((path) =>
    valuesAt(subject.before, path).some(({ kind, ...value }) => {
      return kind === 'text' && 'text' in value && isOn(value.text);
    }),
  );
  if (guard === undefined) return null;
  const tree = at(subject.before, ...guard);
  const name = guard.at(-1) ?? '';
  return {
    traits: ['protected'],
    because: `${guard.join('.')} is on, and AWS refuses while it is`,
    safer: ['leave that protection on'],
    marks: tree === null ? [] : [markOf('before', name, tree)],
  };
}

function attachedDisk(subject: Subject): Finding | null {
  if (subject.type !== 'AWS::EC2::Instance') return null;
  const disks = listAt(subject.before, 'BlockDeviceMappings')?.items ?? [];
  // The first one is as a rule the disk that the machine starts from.
  const lost = disks
    .slice(1)
    .some(
      (disk) =>
        mapAt(disk, 'Ebs') !== null &&
        !textsAt(disk, ['Ebs', 'DeleteOnTermination']).includes('false'),
    );
  if (!lost) return null;
  return {
    atLeast: 'irreversible',
    data: 'holds-data',
    traits: [],
    because: 'a data disk of its own goes with it',
    safer: ['deploy `DeleteOnTermination: false` on its data disks first'],
    marks: [],
  };
}
