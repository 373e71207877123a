import type { Rule } from '../../core/policy/types.ts';
import { buildCondition } from './condition.ts';
import { buildDemand, liftSentence } from './demand.ts';
import type { Findings, PolicyDraft } from './draft.ts';

/** The standing rule at an index of a draft. Null, with problems, when it cannot be used. */
export function buildRule(draft: PolicyDraft, index: number, findings: Findings): Rule | null {
  const rule = draft.file.rules[index];
  if (rule === undefined) return null;
  const { document } = draft;
  const path = ['rules', index];
  const when = buildCondition(rule.when, rule.per, document, [...path, 'when'], findings);
  const demand = buildDemand(rule, document, path, findings);
  if (when === null || demand === null) return null;
  return {
    id: rule.id,
    title: rule.title,
    severity: rule.severity ?? null,
    per: rule.per,
    when,
    whenText: rule.when.trim(),
    demand,
    message: rule.message,
    lift: rule.lift ?? liftSentence(demand),
    source: { file: document.file, line: document.at(path).line },
  };
}
