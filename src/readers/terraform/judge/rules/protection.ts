import type { Leaf } from '../../attributes/leaves.ts';
import type { PlanValue } from '../../plan/types.ts';
import type { Finding, Rule } from '../types.ts';
import { isOn } from '../values.ts';
import { PROTECTIONS } from './protections.ts';
import type { Protection } from './protections.ts';

/**
 * Deletion protection, versioning, backups and the like: named where a change takes them away, and where
 * a delete would meet them.
 */
export const protectionRule: Rule = (subject) => {
  const findings: Finding[] = [];
  for (const leaf of subject.leaves) {
    const protection = protectionOf(leaf);
    if (protection === null) continue;
    const before = stands(protection, leaf.before);
    if (subject.verb === 'update' && before && !leaf.unknown && !stands(protection, leaf.after)) {
      findings.push(removed(protection, leaf));
    }
    const going = subject.verb === 'delete' || subject.verb === 'replace';
    if (going && before && protection.blocksDelete) findings.push(met(leaf));
  }
  return findings;
};

export function protectionOf(leaf: Leaf): Protection | null {
  return (
    PROTECTIONS.find(
      ({ name, under }) =>
        name === leaf.name &&
        (under === undefined || leaf.path === under || leaf.path.endsWith(`.${under}`)),
    ) ?? null
  );
}

function stands(protection: Protection, value: PlanValue | undefined): boolean {
  // An "off" attribute protects only where the provider writes it: absent says nothing.
  return protection.protects === 'on' ? isOn(value) : value === false || value === 'false';
}

function removed(protection: Protection, leaf: Leaf): Finding {
  const lost = protection.loses === 'backups';
  return {
    traits: lost ? ['protection-removed', 'retention-shortened'] : ['protection-removed'],
    ...(lost ? { atLeast: 'irreversible', data: 'holds-data' } : {}),
    because: lost
      ? `${leaf.path} is switched off, and the backups kept so far go with it`
      : `${leaf.path} no longer protects it, so a later change can destroy it`,
    safer: [`leave \`${leaf.name}\` as it is until the resource is meant to go`],
    leaves: [leaf],
  };
}

function met(leaf: Leaf): Finding {
  return {
    traits: ['protected'],
    because: `${leaf.path} is on, so the apply fails unless somebody switches it off first`,
    safer: [],
    leaves: [leaf],
  };
}
