import { createHash } from 'node:crypto';
import { canonicalJson } from '../../core/change/canonical-json.ts';
import type { Catalog } from '../../core/catalog/types.ts';
import type { Policy, Rule, SeverityTable } from '../../core/policy/types.ts';
import { CORE_RULES } from './core-rules.ts';
import { EnvironmentKindSchema } from '../schema/change.ts';
import type { Problem } from '../problem.ts';
import { didYouMean } from '../suggest.ts';
import { buildDirective } from './directive.ts';
import { report } from './draft.ts';
import type { Findings, PolicyDraft } from './draft.ts';
import { buildRule } from './rule.ts';
import { buildTerms } from './terms.ts';
import { buildAutonomy, buildZones } from './zones.ts';

export interface BuiltPolicy {
  /** Null when there are errors. */
  readonly policy: Policy | null;
  readonly problems: readonly Problem[];
}

/** Version of what the hash is taken over, so that another way to read the same files is another policy. */
const HASH_FORMAT = 1;

/**
 * Compiles an organisation's policy on top of the default one. `own` is null where there is none.
 * Names of people, teams and systems are checked where a catalog is given.
 */
export function buildPolicy(
  own: PolicyDraft | null,
  defaults: PolicyDraft,
  catalog: Catalog | null,
): BuiltPolicy {
  const findings: Findings = { problems: [], catalog };
  const disabled = new Set(own?.file.disable);
  const withDefaults = own?.file.defaults ?? true;
  if (own !== null) {
    checkDisabled(own, defaults, findings);
    checkIds(own, withDefaults ? defaults : null, disabled, findings);
  }
  // The default rules name nobody, so a catalog has nothing to say about them.
  const builtIn = { problems: findings.problems, catalog: null };
  const standing = withDefaults
    ? defaults.file.rules.flatMap(({ id }, index) =>
        disabled.has(id) ? [] : (buildRule(defaults, index, builtIn) ?? []),
      )
    : [];
  const rules: Rule[] = [
    ...standing,
    ...(own?.file.rules ?? []).flatMap((_, index) =>
      own === null ? [] : (buildRule(own, index, findings) ?? []),
    ),
  ];
  const directives = (own?.file.directives ?? []).flatMap((_, index) =>
    own === null ? [] : (buildDirective(own, index, findings) ?? []),
  );
  const zones = own === null ? [] : buildZones(own, findings);
  const autonomy = own === null ? [] : buildAutonomy(own, findings);
  const { problems } = findings;
  if (problems.some(({ severity }) => severity === 'error')) return { policy: null, problems };
  const hash = policyHash(own, defaults);
  const policy: Policy = {
    hash,
    rules,
    directives,
    zones,
    autonomy,
    severities: severities(own, defaults),
    terms: buildTerms(own?.file.release ?? null, withDefaults ? defaults.file.release : null),
  };
  return { policy, problems };
}

function policyHash(own: PolicyDraft | null, defaults: PolicyDraft): string {
  const whole = { format: HASH_FORMAT, policy: own?.file ?? null, defaults: defaults.file };
  return `sha256:${createHash('sha256').update(canonicalJson(whole)).digest('hex')}`;
}

function severities(own: PolicyDraft | null, defaults: PolicyDraft): SeverityTable {
  const row = (tier: '1' | '2' | '3' | '4' | 'none') => {
    const cells = EnvironmentKindSchema.options.map((kind) => [
      kind,
      own?.file.severities[tier]?.[kind] ?? defaults.file.severities[tier]?.[kind] ?? 'high',
    ]);
    return Object.fromEntries(cells) as SeverityTable['1'];
  };
  return { '1': row('1'), '2': row('2'), '3': row('3'), '4': row('4'), none: row('none') };
}

function checkDisabled(own: PolicyDraft, defaults: PolicyDraft, findings: Findings): void {
  const known = defaults.file.rules.map(({ id }) => id);
  own.file.disable.forEach((id, index) => {
    if (known.includes(id)) return;
    const message = `there is no built-in rule "${id}" to disable`;
    const suggestion = didYouMean(id, known);
    const at = ['disable', index];
    report(findings, own.document, at, { code: 'unknown-rule', message, suggestion });
  });
}

/** An id names one rule in verdicts and approvals, so a second one would be mistaken for the first. */
function checkIds(
  own: PolicyDraft,
  defaults: PolicyDraft | null,
  disabled: ReadonlySet<string>,
  findings: Findings,
): void {
  const builtIn = new Set(defaults?.file.rules.map(({ id }) => id));
  const seen = new Set<string>(CORE_RULES);
  const places = [
    ...own.file.rules.map(({ id }, index) => ({ id, path: ['rules', index, 'id'] })),
    ...own.file.directives.map(({ id }, index) => ({ id, path: ['directives', index, 'id'] })),
  ];
  for (const { id, path } of places) {
    const taken = builtIn.has(id) && !disabled.has(id);
    if (taken || seen.has(id)) {
      const message = `"${id}" is the id of ${taken || CORE_RULES.has(id) ? 'a built-in' : 'another'} rule already`;
      const suggestion = taken ? 'Choose another, or list it under disable.' : 'Choose another.';
      report(findings, own.document, path, { code: 'duplicate-id', message, suggestion });
    }
    seen.add(id);
  }
}
