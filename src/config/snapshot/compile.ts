import type { Policy, Rule } from '../../core/policy/types.ts';
import { plainCondition } from '../condition/plain/compile.ts';
import type { StoredPolicy, StoredRule } from './types.ts';

/** A policy as plain data. Loads CEL; `restorePolicy` does not. */
export function storePolicy(policy: Policy): StoredPolicy {
  return {
    hash: policy.hash,
    severities: policy.severities,
    rules: policy.rules.map(storeRule),
    directives: policy.directives.map((directive) => ({
      ...directive,
      rule: storeRule(directive.rule),
    })),
    zones: (policy.zones ?? []).map(({ zone, paths, systems, reason, source }) => ({
      zone,
      paths,
      systems,
      reason,
      source,
    })),
    autonomy: policy.autonomy ?? [],
    terms: policy.terms ?? null,
  };
}

function storeRule(rule: Rule): StoredRule {
  const plain = plainCondition(rule.whenText, rule.per);
  return { ...rule, when: plain === null ? { cel: rule.whenText } : { plain } };
}
