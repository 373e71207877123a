import { existsSync } from 'node:fs';
import type { Catalog } from '../../core/catalog/types.ts';
import { decide } from '../../core/decide.ts';
import type { Policy, Verdict } from '../../core/policy/types.ts';
import { joinDrafts } from '../catalog/join.ts';
import type { JoinedCatalog } from '../catalog/join.ts';
import { CORE_RULES } from './core-rules.ts';
import { draftFile } from '../catalog/own.ts';
import { ConfigError } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { PolicyCasesSchema } from '../schema/policy-cases.ts';
import type { PolicyCase, PolicyCases } from '../schema/policy-cases.ts';
import { didYouMean } from '../suggest.ts';
import { checkDocument, problemAt } from '../yaml/check.ts';
import type { ConfigDocument } from '../yaml/document.ts';
import { singleDocument } from '../yaml/single.ts';
import { readSource } from '../yaml/source.ts';
import type { SourceText } from '../yaml/source.ts';
import { worldOf } from './case-assessment.ts';

/** What became of one case. */
export interface CaseResult {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  /** Empty when the policy decided as the case says; else one sentence for each difference. */
  readonly differences: readonly string[];
  readonly verdict: Verdict;
}

/** The cases that belong to a policy file: `policy.yaml` has `policy.test.yaml` beside it, or null. */
export function casesFileOf(policyFile: string): string | null {
  const file = policyFile.replace(/(\.ya?ml)?$/i, '.test.yaml');
  return existsSync(file) ? file : null;
}

/**
 * Runs every case of a file against a policy, in order. The cases' own systems, people and teams are
 * added to the catalog. Throws `ConfigError` when the file itself is wrong.
 */
export async function runCases(
  file: string,
  policy: Policy,
  catalog: Catalog | null,
): Promise<readonly CaseResult[]> {
  return runCasesIn(await readSource(file), policy, catalog);
}

/** As `runCases`, for a text that was read already. */
export function runCasesIn(
  source: SourceText,
  policy: Policy,
  catalog: Catalog | null,
): readonly CaseResult[] {
  const parsed = singleDocument(source);
  if (parsed.kind === 'faulty') throw new ConfigError(parsed.problems);
  const { document } = parsed;
  const checked = checkDocument<PolicyCases>(PolicyCasesSchema, document);
  if (checked.kind === 'misfits') throw new ConfigError(checked.problems);
  const { cases, now } = checked.value;
  const whole = withOwn(document, checked.value, catalog ?? EMPTY);
  const problems = [...whole.problems, ...unknownNames(cases, whole.catalog, policy, document)];
  if (problems.length > 0) throw new ConfigError(problems);
  return cases.map((written, index) => {
    const at = written.now ?? now;
    const { assessment, roster, approvals } = worldOf(
      written,
      whole.catalog,
      at,
      policy.terms?.checksFrom?.[0],
    );
    const verdict = decide(assessment, policy, approvals(policy.hash), roster, at);
    const { line } = document.at(['cases', index]);
    const differences = compare(written.expect, verdict);
    return { name: written.name, file: document.file, line, differences, verdict };
  });
}

function compare(expected: PolicyCase['expect'], verdict: Verdict): readonly string[] {
  const differences: string[] = [];
  const reasons = verdict.reasons.map(({ rule }) => rule);
  if (verdict.outcome !== expected.outcome) {
    const why = reasons.length === 0 ? 'no rule applies' : `because of ${reasons.join(', ')}`;
    differences.push(`expected ${expected.outcome}, but it came to ${verdict.outcome} (${why})`);
  }
  if (expected.rules === undefined) return differences;
  const missing = expected.rules.filter((rule) => !reasons.includes(rule));
  const extra = reasons.filter((rule) => !expected.rules?.includes(rule));
  if (missing.length > 0) differences.push(`expected to apply, but do not: ${missing.join(', ')}`);
  if (extra.length > 0) differences.push(`apply, but are not expected: ${extra.join(', ')}`);
  return differences;
}

/** The cases' own systems, people and teams, in the place of those of the same id in the catalog. */
function withOwn(document: ConfigDocument, cases: PolicyCases, catalog: Catalog): JoinedCatalog {
  const { systems, people, teams } = cases;
  const own = draftFile({ version: 1, systems, people, teams, environments: [] }, document);
  const around = { document, path: [], foreign: false };
  return joinDrafts({
    ...own,
    systems: [
      ...without(catalog.systems, systems).map((value) => ({
        value,
        ...around,
        dependencyPaths: [],
        ownerPaths: [],
      })),
      ...own.systems,
    ],
    people: [
      ...without(catalog.people, people).map((value) => ({ value, ...around, teamPaths: [] })),
      ...own.people,
    ],
    teams: [...without(catalog.teams, teams).map((value) => ({ value, ...around })), ...own.teams],
    environments: catalog.environments,
  });
}

const EMPTY: Catalog = { systems: [], people: [], teams: [], environments: [] };

function without<T extends { readonly id: string }>(
  all: readonly T[],
  replaced: readonly { readonly id: string }[],
): readonly T[] {
  const ids = new Set(replaced.map(({ id }) => id));
  return all.filter(({ id }) => !ids.has(id));
}

/** A case about a rule or system that does not exist would hold for the wrong reason. */
function unknownNames(
  cases: PolicyCases['cases'],
  catalog: Catalog,
  policy: Policy,
  document: ConfigDocument,
): readonly Problem[] {
  const known = {
    rule: [
      ...policy.rules.map(({ id }) => id),
      ...policy.directives.map(({ id }) => id),
      ...CORE_RULES,
    ],
    system: catalog.systems.map(({ id }) => id),
    person: catalog.people.map(({ id }) => id),
  };
  const check = (what: keyof typeof known, name: string, path: readonly PropertyKey[]) => {
    if (known[what].includes(name)) return [];
    const message = `there is no ${what} "${name}"`;
    const suggestion = didYouMean(name, known[what]);
    return [problemAt(document, path, `unknown-${what}`, message, suggestion)];
  };
  return cases.flatMap((written, index) => [
    ...(written.expect.rules ?? []).flatMap((rule, position) =>
      check('rule', rule, ['cases', index, 'expect', 'rules', position]),
    ),
    ...written.effects.flatMap(({ systems }, effect) =>
      systems.flatMap((system, position) =>
        check('system', system, ['cases', index, 'effects', effect, 'systems', position]),
      ),
    ),
    ...written.approvals.flatMap((approval, position) => {
      const person = typeof approval === 'string' ? approval : approval.person;
      return check('person', person, ['cases', index, 'approvals', position]);
    }),
  ]);
}
