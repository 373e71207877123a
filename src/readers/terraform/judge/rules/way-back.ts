import type { Leaf } from '../../attributes/leaves.ts';
import type { PlanValue } from '../../plan/types.ts';
import type { TypeClass } from '../../../shared/resource-types/types.ts';
import type { Finding, Rule, Subject } from '../types.ts';
import { amountOf, isOn, leafNamed, own, textOf } from '../values.ts';

/** Classes that a provider deletes only when empty, unless told to force it. */
const EMPTIED: ReadonlySet<TypeClass> = new Set<TypeClass>([
  'bucket',
  'registry',
  'backup',
  'database',
]);

/** Attributes by which a type says that it may be deleted with what is in it. */
const FORCES = ['force_destroy', 'force_delete', 'delete_contents_on_destroy'];

/** Attributes by which a type leaves the thing in place when it is deleted from the configuration. */
const KEEPS: ReadonlyMap<string, RegExp> = new Map([
  ['skip_destroy', /^true$/],
  ['retain_on_delete', /^true$/],
  ['deletion_policy', /^ABANDON$/],
]);

/**
 * What the plan itself says about getting a deleted thing back: final snapshots, recovery windows,
 * deletes that only succeed on something empty, and deletes that delete nothing.
 */
export const wayBackRule: Rule = (subject) => {
  if (subject.verb !== 'delete' && subject.verb !== 'replace') return [];
  const kept = keptInPlace(subject);
  if (kept !== null) return [kept];
  if (subject.facts?.loss !== 'irreversible') return [];
  return [
    finalSnapshot(subject),
    emptyOnly(subject),
    writtenByTerraform(subject),
    recovery(subject),
  ].filter((finding) => finding !== null);
};

function keptInPlace(subject: Subject): Finding | null {
  for (const [name, meaning] of KEEPS) {
    const leaf = topLeaf(subject, name);
    if (leaf !== null && meaning.test(textOf(leaf.before))) {
      return way('reversible', `${name} leaves the thing itself in place`, leaf);
    }
  }
  return null;
}

function finalSnapshot(subject: Subject): Finding | null {
  const skip = topLeaf(subject, 'skip_final_snapshot') ?? topLeaf(subject, 'skip_final_backup');
  if (skip !== null) {
    if (isOn(skip.before)) {
      return {
        traits: ['final-snapshot-skipped'],
        because: `${skip.name} is true, so no last copy is made`,
        safer: [`apply \`${skip.name} = false\` first, so that a last copy stays`],
        leaves: [skip],
      };
    }
    if (skip.before === false) return way('costly', 'a final snapshot is kept', skip);
  }
  const named = topLeaf(subject, 'final_snapshot_identifier') ?? topLeaf(subject, 'final_snapshot');
  if (skip !== null || named === null || !isGiven(named.before)) return null;
  return way('costly', 'a final snapshot is kept', named);
}

function emptyOnly(subject: Subject): Finding | null {
  if (subject.known === null || !EMPTIED.has(subject.known.class)) return null;
  for (const name of FORCES) {
    const leaf = topLeaf(subject, name);
    if (leaf === null) continue;
    if (isOn(leaf.before)) {
      return {
        atLeast: 'irreversible',
        traits: ['contents-destroyed'],
        because: `${name} is true, so it goes with everything in it`,
        safer: [`apply \`${name} = false\` first, so that only an empty one can go`],
        leaves: [leaf],
      };
    }
    if (leaf.before === false) {
      return way('costly', `${name} is off, so the delete succeeds only if it is empty`, leaf);
    }
  }
  return null;
}

const SECRET_VALUES = [
  'secret_string',
  'secret_binary',
  'secret_data',
  'value',
  'data',
  'data_json',
  'plaintext_value',
  'encrypted_value',
];

/** Secrets whose value Terraform itself wrote, and can write again. */
function writtenByTerraform(subject: Subject): Finding | null {
  if (subject.known?.class !== 'secret') return null;
  const name = SECRET_VALUES.find((candidate) => {
    const value = own(subject.change.before, candidate);
    return value !== undefined && value !== null && value !== '';
  });
  if (name === undefined) return null;
  return {
    lossAtMost: 'costly',
    traits: [],
    because: 'its value is in the state, so it can be written again',
    safer: [],
    leaves: [],
  };
}

/** Secrets, keys and vaults that stay recoverable for some days. */
function recovery(subject: Subject): Finding | null {
  const type = subject.change.type;
  if (type === 'aws_secretsmanager_secret') {
    const leaf = topLeaf(subject, 'recovery_window_in_days');
    if (leaf !== null && amountOf(leaf.before) === 0) {
      return {
        atLeast: 'irreversible',
        traits: [],
        because: 'recovery_window_in_days is 0, so it cannot be restored',
        safer: ['apply `recovery_window_in_days = 30` first'],
        leaves: [leaf],
      };
    }
    return {
      lossAtMost: 'costly',
      traits: ['scheduled-deletion'],
      because: 'it can be restored until its recovery window ends',
      safer: [],
      leaves: leaf === null ? [] : [leaf],
    };
  }
  if (/^(?:aws|awscc)_kms_/.test(type) && subject.known?.class === 'key') {
    const leaf = leafNamed(subject, 'deletion_window_in_days');
    return {
      atLeast: 'irreversible',
      traits: ['scheduled-deletion'],
      because: 'the key is scheduled for deletion, and only until then can that be called off',
      safer: [],
      leaves: leaf === undefined ? [] : [leaf],
    };
  }
  const purge = topLeaf(subject, 'purge_protection_enabled');
  if (purge === null || !isOn(purge.before)) return null;
  return way('costly', 'purge protection keeps it recoverable for its retention time', purge);
}

function way(lossAtMost: 'reversible' | 'costly', because: string, leaf: Leaf): Finding {
  return { lossAtMost, traits: [], because, safer: [], leaves: [leaf] };
}

function topLeaf(subject: Subject, name: string): Leaf | null {
  if (own(subject.change.before, name) === undefined) return null;
  return subject.leaves.find((leaf) => leaf.path === name) ?? null;
}

function isGiven(value: PlanValue | undefined): boolean {
  return value === true || (typeof value === 'string' && value !== '');
}
