import type { Finding, Rule, Subject } from '../types.ts';
import { beforeOf, blocks, isOn, own } from '../values.ts';

/**
 * Whether the deleted thing is the only place of its data: a read replica is not, and a machine with a
 * data disk that goes with it is.
 */
export const singleCopyRule: Rule = (subject) => {
  if (subject.verb !== 'delete' && subject.verb !== 'replace') return [];
  return [replica(subject), attachedDisk(subject)].filter((finding) => finding !== null);
};

function replica(subject: Subject): Finding | null {
  const source = [
    'replicate_source_db',
    'replication_source_identifier',
    'master_instance_name',
  ].find((name) => {
    const value = beforeOf(subject, name);
    return typeof value === 'string' && value !== '';
  });
  if (source === undefined || subject.facts?.data !== 'holds-data') return null;
  return {
    lossAtMost: 'costly',
    traits: [],
    because: `${source} is set: it is a copy, and the data stays with its source`,
    safer: [],
    leaves: [],
  };
}

function attachedDisk(subject: Subject): Finding | null {
  if (subject.known?.class !== 'machine') return null;
  const goes = blocks(beforeOf(subject, 'ebs_block_device')).some((disk) =>
    isOn(own(disk, 'delete_on_termination')),
  );
  const scratch = blocks(beforeOf(subject, 'scratch_disk')).length > 0;
  if (!goes && !scratch) return null;
  return {
    atLeast: 'irreversible',
    data: 'holds-data',
    traits: [],
    because: 'a data disk of its own goes with it',
    safer: ['apply `delete_on_termination = false` on its data disks first'],
    leaves: [],
  };
}
