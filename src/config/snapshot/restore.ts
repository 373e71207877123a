import { pathGlob } from '../../core/catalog/glob.ts';
import type { Condition, Policy, Rule, Zone } from '../../core/policy/types.ts';
import { asCondition } from '../condition/as-condition.ts';
import { plainProgram } from '../condition/plain/evaluate.ts';
import type { StoredPolicy, StoredRule } from './types.ts';

type CompileCel = (text: string, per: 'effect' | 'change') => Condition;

/** The policy of a snapshot. CEL is loaded only where a rule has no plain form. */
export async function restorePolicy(stored: StoredPolicy): Promise<Policy> {
  const rules = [...stored.rules, ...stored.directives.map(({ rule }) => rule)];
  const cel = rules.some(({ when }) => 'cel' in when) ? await loadCel() : null;
  return {
    hash: stored.hash,
    severities: stored.severities,
    rules: stored.rules.map((rule) => restoreRule(rule, cel)),
    directives: stored.directives.map((directive) => ({
      ...directive,
      rule: restoreRule(directive.rule, cel),
    })),
    zones: stored.zones.map(restoreZone),
    autonomy: stored.autonomy,
    ...(stored.terms !== null && { terms: stored.terms }),
  };
}

function restoreRule(rule: StoredRule, cel: CompileCel | null): Rule {
  const { when, ...rest } = rule;
  return { ...rest, when: conditionOf(when, rule.per, cel) };
}

/** Compiled when it is first asked: most calls ask few rules. */
function conditionOf(
  when: StoredRule['when'],
  per: 'effect' | 'change',
  cel: CompileCel | null,
): Condition {
  let compiled: Condition | null = null;
  return (assessment, effect) => {
    compiled ??=
      'plain' in when
        ? asCondition(plainProgram(when.plain), per)
        : (cel?.(when.cel, per) ?? (() => ({ kind: 'failed', error: 'CEL was not loaded' })));
    return compiled(assessment, effect);
  };
}

function restoreZone(zone: Omit<Zone, 'covers'>): Zone {
  const globs = zone.paths.map(pathGlob);
  return { ...zone, covers: (path) => globs.some((glob) => glob.matches(path)) };
}

async function loadCel(): Promise<CompileCel> {
  const { compileCondition } = await import('../condition/compile.ts');
  return (text, per) =>
    compileCondition(text, per, null).condition ??
    (() => ({ kind: 'failed', error: 'the condition cannot be compiled' }));
}
