import { createHash } from 'node:crypto';
import { canonicalJson } from '../../core/change/canonical-json.ts';
import type { GraphFacts } from '../../core/catalog/facts.ts';
import { pause } from './pause.ts';
import { sortInSteps } from './sort-in-steps.ts';

const A_STEP = 10_000;

/**
 * `sha256:` and hex over what facts say, line by line and in order, so that equal facts have equal digests
 * in whatever order they came. Throws a `TypeError` on text that is not well-formed Unicode.
 */
export async function digestOfFacts(facts: GraphFacts): Promise<string> {
  const hash = createHash('sha256');
  const { origin, scope, at, systems, edges } = facts;
  hash.update(`${canonicalJson({ origin, scope, at })}\n`);
  for (const items of [systems, edges]) {
    const lines: string[] = [];
    for (const item of items) {
      lines.push(canonicalJson(item));
      if (lines.length % A_STEP === 0) await pause();
    }
    hash.update(`${lines.length}\n`);
    for (const [index, line] of (await sortInSteps(lines, pause)).entries()) {
      hash.update(`${line}\n`);
      if (index % A_STEP === A_STEP - 1) await pause();
    }
  }
  return `sha256:${hash.digest('hex')}`;
}
