import { z } from 'zod';
import type { Catalog } from '../../core/catalog/types.ts';
import { sortProblems } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { ConfigDocument } from '../yaml/document.ts';
import { buildPolicy } from './build.ts';
import { buildCondition } from './condition.ts';
import type { Findings } from './draft.ts';
import { readDefaults } from './load.ts';
import { readPolicy } from './read.ts';

/**
 * Every mistake in a policy's text, errors and warnings, by line. With a catalog, people, teams and
 * systems that it does not know are mistakes too. Throws `ConfigError` only when the default policy
 * itself cannot be read.
 */
export async function lintPolicy(
  text: string,
  file: string,
  catalog: Catalog | null = null,
): Promise<readonly Problem[]> {
  const defaults = await readDefaults(undefined);
  const read = readPolicy({ file, text });
  if (read.kind === 'read')
    return sortProblems(buildPolicy(read.draft, defaults, catalog).problems);
  const conditions = read.document === null ? [] : lintConditions(read.document, catalog);
  return sortProblems([...read.problems, ...conditions]);
}

const Loose = z.object({
  rules: z.array(z.unknown()).catch([]),
  directives: z.array(z.unknown()).catch([]),
});
const LooseRule = z.object({ per: z.enum(['effect', 'change']).catch('change'), when: z.string() });

/** What can be said of the conditions in a file that does not fit the schema, so that lint says it once. */
function lintConditions(document: ConfigDocument, catalog: Catalog | null): readonly Problem[] {
  const findings: Findings = { problems: [], catalog };
  const file = Loose.safeParse(document.value);
  for (const [index, written] of (file.data?.rules ?? []).entries()) {
    const { data: rule } = LooseRule.safeParse(written);
    if (!rule) continue;
    buildCondition(rule.when, rule.per, document, ['rules', index, 'when'], findings);
  }
  for (const [index, written] of (file.data?.directives ?? []).entries()) {
    const { data: directive } = z.object({ scope: LooseRule }).safeParse(written);
    if (!directive) continue;
    const path = ['directives', index, 'scope', 'when'];
    // Which `per` a broken directive would have had is open; the wider one objects to less.
    buildCondition(directive.scope.when, 'effect', document, path, findings);
  }
  return findings.problems;
}
