import { describeNeed, nameOf } from '../../core/policy/describe.ts';
import type { Directive, Rule } from '../../core/policy/types.ts';
import type { Engine } from '../../engine/engine.ts';
import type * as contract from '../contract/policy.ts';

/** What its terms say of patterns, as the change's door takes them for requests. */
export function wantedPatterns({ world }: Pick<Engine, 'world'>): contract.WantedPatterns {
  const { off = [], also = [] } = world.policy.terms?.findings ?? {};
  return { off: [...off], also: [...also] };
}

/** The policy that decides now, for people to read. */
export function policyInForce({ world, clock }: Engine): contract.PolicyInForce {
  const { policy, catalog } = world;
  const at = clock.now();
  const ruleOf = (rule: Rule): contract.PolicyRule => ({
    id: rule.id,
    title: rule.title,
    per: rule.per,
    when: rule.whenText,
    outcome: rule.demand.kind === 'deny' ? 'deny' : 'hold',
    demand: demandWords(rule.demand, catalog),
    severity: rule.severity,
    message: rule.message,
    source: { ...rule.source },
  });
  return {
    hash: policy.hash,
    rules: policy.rules.map(ruleOf),
    directives: policy.directives.map((directive) => ({
      ...ruleOf(directive.rule),
      reason: directive.reason,
      issuedBy: { id: directive.issuedBy, name: nameOf(directive.issuedBy, catalog) },
      starts: directive.starts,
      ends: directive.ends,
      state: stateOf(directive, at),
    })),
    zones: (policy.zones ?? []).map(({ zone, paths, systems, reason, source }) => ({
      zone,
      paths: [...paths],
      systems: [...systems],
      reason,
      source: { ...source },
    })),
    terms:
      policy.terms === undefined ? null : structuredClone(policy.terms as contract.PolicyTerms),
    at,
  };
}

/** `2 people and 1 senior or above; the check "tests" passed`. */
function demandWords(demand: Rule['demand'], roster: Parameters<typeof describeNeed>[2]): string {
  if (demand.kind === 'deny') return 'refuses it outright';
  const people = demand.approvals.map(({ count, from }) => {
    const passkey = from.presence === true ? ', each with a passkey' : '';
    return `${describeNeed(count, from, roster)}${passkey}`;
  });
  const checks = demand.validations.map((name) => `the check "${name}" passed`);
  const asked = [...people, ...checks];
  return asked.length === 0 ? 'nothing, it only warns' : asked.join(' and ');
}

function stateOf({ starts, ends }: Directive, now: string): contract.PolicyDirective['state'] {
  if (Date.parse(now) < Date.parse(starts)) return 'coming';
  return Date.parse(now) < Date.parse(ends) ? 'in-force' : 'ended';
}
