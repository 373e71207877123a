import { createHash } from 'node:crypto';
import { assess, sealAssessment } from '../../core/assess.ts';
import { compileCatalog } from '../../core/catalog/compile.ts';
import { sealChange } from '../../core/change/seal.ts';
import { decide } from '../../core/decide.ts';
import type { Policy } from '../../core/policy/types.ts';

/** What a condition may ask that differs from call to call even where nothing is done. */
const DIFFERS = /\b(?:author|provenance|validations|echoes|risk|change\.readers)\b/;

/**
 * Whether a call that does nothing passes by these rules, whoever makes it: most calls are such, and a guard
 * that knows it need not judge them one by one. False wherever that cannot be told for all of them.
 */
export function allowsNothing(policy: Policy): boolean {
  if (policy.directives.length > 0) return false;
  if (policy.rules.some(({ per, whenText }) => per === 'change' && DIFFERS.test(whenText))) {
    return false;
  }
  const now = '2000-01-01T00:00:00.000Z';
  const catalog = compileCatalog({ systems: [], people: [], teams: [], environments: [] });
  const change = sealChange({ kind: 'action', inputs: [], effects: [], signals: [] }, sha256);
  const facts = {
    catalog,
    actors: [],
    clues: [],
    incidents: [],
    validations: [],
    earlier: [],
    history: [],
  };
  const assessment = sealAssessment(assess(change, facts, now), sha256);
  return decide(assessment, policy, [], catalog, now).outcome === 'allow';
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
