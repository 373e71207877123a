import type { Leaf } from '../../attributes/leaves.ts';
import type { PlanValue } from '../../plan/types.ts';
import type { Finding, Rule } from '../types.ts';
import { amountOf, isOn } from '../values.ts';
import { RETENTIONS } from './retentions.ts';
import type { Retention } from './retentions.ts';

/** Times for which things are kept: cutting one deletes what is older, and no code brings it back. */
export const retentionRule: Rule = (subject) => {
  if (subject.verb !== 'update') return [];
  const findings: Finding[] = [];
  for (const leaf of subject.leaves) {
    if (leaf.unknown) continue;
    const retention = retentionOf(leaf);
    if (retention !== null && isCut(retention, leaf.before, leaf.after)) {
      findings.push(cut(retention, leaf));
    }
    if (isExpirySwitch(leaf) && !isOn(leaf.before) && isOn(leaf.after)) findings.push(expiry(leaf));
  }
  return findings;
};

export function retentionOf(leaf: Leaf): Retention | null {
  return (
    RETENTIONS.find(
      ({ name, under }) =>
        name === leaf.name &&
        (under === undefined || leaf.path === under || leaf.path.endsWith(`.${under}`)),
    ) ?? null
  );
}

function isCut(
  retention: Retention,
  before: PlanValue | undefined,
  after: PlanValue | undefined,
): boolean {
  const old = keepsFor(retention, before);
  const next = keepsFor(retention, after);
  return old !== null && next !== null && next < old;
}

/** How much is kept; null when the plan does not say. */
function keepsFor(retention: Retention, value: PlanValue | undefined): number | null {
  const amount = amountOf(value ?? undefined);
  if (retention.none === 'forever') {
    return amount === null || amount <= 0 ? Number.POSITIVE_INFINITY : amount;
  }
  if (retention.none === 'unlocked') return amount ?? 0;
  if (retention.none === 'off') return amount ?? (value === undefined ? null : 0);
  if (amount === null) return null;
  return amount < 0 ? Number.POSITIVE_INFINITY : amount;
}

function cut(retention: Retention, leaf: Leaf): Finding {
  if (retention.windowOnly === true) {
    return {
      traits: ['protection-removed'],
      because: `${leaf.path} is shortened, so a later delete can be called off for less long`,
      safer: [`leave \`${leaf.name}\` as it is`],
      leaves: [leaf],
    };
  }
  const off = retention.none === 'off' && keepsFor(retention, leaf.after) === 0;
  return {
    atLeast: 'irreversible',
    data: 'holds-data',
    traits: off ? ['protection-removed', 'retention-shortened'] : ['retention-shortened'],
    because: `${leaf.path} is shortened, and the ${retention.keeps} that are older are deleted for good`,
    safer: [`keep \`${leaf.name}\`, or export what is older first`],
    leaves: [leaf],
  };
}

function isExpirySwitch(leaf: Leaf): boolean {
  return leaf.path === 'ttl.enabled' || leaf.path === 'ttl.status';
}

function expiry(leaf: Leaf): Finding {
  return {
    atLeast: 'irreversible',
    data: 'holds-data',
    traits: ['retention-shortened'],
    because: `${leaf.path} is switched on, and items past their time are deleted for good`,
    safer: ['check which items carry a time that is already past'],
    leaves: [leaf],
  };
}
