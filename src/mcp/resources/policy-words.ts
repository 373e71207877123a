import type { Demand, Rule } from '../../core/policy/types.ts';
import type { LoadedSnapshot } from '../../cli/guard/snapshot/loaded.ts';

/** The rules for somebody who is to keep to them. */
export function policyInWords({ policy, judgedBy }: LoadedSnapshot): string {
  const standing = policy.rules.map((rule) => ruleInWords(rule, ''));
  const timed = policy.directives.map(({ rule, reason, issuedBy, ends }) =>
    ruleInWords(rule, `Until ${ends}, by ${issuedBy}: ${reason}`),
  );
  return [`Rules of ${judgedBy}, ${policy.hash}`, ...standing, ...timed].join('\n\n');
}

function ruleInWords({ id, title, demand, message, lift, whenText }: Rule, until: string): string {
  return [
    `${id}: ${title} (${demandInWords(demand)})`,
    ...(until === '' ? [] : [until]),
    message,
    lift === '' ? '' : `What would lift it: ${lift}`,
    `When: ${whenText}`,
  ]
    .filter((line) => line !== '')
    .join('\n  ');
}

function demandInWords(demand: Demand): string {
  if (demand.kind === 'deny') return 'refused';
  const people = demand.approvals.reduce((sum, { count }) => sum + count, 0);
  const parts = [
    ...(people === 0 ? [] : [people === 1 ? 'one person' : `${people} people`]),
    ...demand.validations,
  ];
  return `held for ${parts.join(' and ') || 'nobody'}`;
}
