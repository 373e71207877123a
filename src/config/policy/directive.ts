import type { Condition, Directive } from '../../core/policy/types.ts';
import { compileCondition } from '../condition/compile.ts';
import type { DirectiveFile } from '../schema/policy.ts';
import { didYouMean } from '../suggest.ts';
import type { ConfigDocument, Path } from '../yaml/document.ts';
import { buildCondition } from './condition.ts';
import { buildDemand, liftSentence } from './demand.ts';
import { report } from './draft.ts';
import type { Findings, PolicyDraft } from './draft.ts';
import { perOf, scopeCondition } from './scope.ts';

/** The directive at an index of a draft. Null, with problems, when it cannot be used. */
export function buildDirective(
  draft: PolicyDraft,
  index: number,
  findings: Findings,
): Directive | null {
  const directive = draft.file.directives[index];
  if (directive === undefined) return null;
  const { document } = draft;
  const path = ['directives', index];
  checkNames(directive, document, path, findings);
  const span = buildSpan(directive, document, path, findings);
  const when = buildScope(directive, document, path, findings);
  const demand = buildDemand(directive, document, path, findings);
  if (span === null || when === null || demand === null) return null;
  return {
    id: directive.id,
    reason: directive.reason,
    issuedBy: directive.issuedBy,
    starts: span.starts,
    ends: span.ends,
    rule: {
      id: directive.id,
      title: directive.title ?? directive.reason,
      severity: directive.severity ?? null,
      per: perOf(directive),
      when,
      whenText: scopeCondition(directive.scope),
      demand,
      message: directive.message,
      lift: directive.lift ?? liftSentence(demand),
      source: { file: document.file, line: document.at(path).line },
    },
  };
}

function buildScope(
  directive: DirectiveFile,
  document: ConfigDocument,
  path: Path,
  findings: Findings,
): Condition | null {
  const per = perOf(directive);
  const { when } = directive.scope;
  // Compiled by itself first, since only then do its problems have a place in the file.
  if (when !== undefined) {
    const whenPath = [...path, 'scope', 'when'];
    if (buildCondition(when, per, document, whenPath, findings) === null) return null;
  }
  const whole = compileCondition(scopeCondition(directive.scope), per, null);
  for (const { code, message, suggestion } of whole.problems) {
    report(findings, document, [...path, 'scope'], { code, message, suggestion });
  }
  return whole.condition;
}

const HOUR = 3_600_000;
const UNITS: Readonly<Record<string, number>> = { h: HOUR, d: 24 * HOUR, w: 7 * 24 * HOUR };

function buildSpan(
  directive: DirectiveFile,
  document: ConfigDocument,
  path: Path,
  findings: Findings,
): { readonly starts: string; readonly ends: string } | null {
  const { starts, ends, for: length } = directive;
  if ((ends === undefined) === (length === undefined)) {
    const message = ends === undefined ? 'the directive never ends' : 'ends and for are both given';
    const suggestion = ends === undefined ? 'Add ends: or for: 90d.' : 'Keep one of them.';
    const at = ends === undefined ? path : [...path, 'for'];
    report(findings, document, at, { code: 'directive-end', message, suggestion });
    return null;
  }
  const from = Date.parse(starts);
  const until = ends === undefined ? from + lengthOf(length ?? '') : Date.parse(ends);
  if (until <= from) {
    const message = `the directive ends (${ends}) before it starts (${starts})`;
    const suggestion = 'Its end is the first moment at which it no longer binds.';
    report(findings, document, [...path, 'ends'], { code: 'directive-end', message, suggestion });
    return null;
  }
  return { starts: new Date(from).toISOString(), ends: new Date(until).toISOString() };
}

/** Milliseconds of `90d`, which the schema has checked. */
function lengthOf(text: string): number {
  return Number(text.slice(0, -1)) * (UNITS[text.slice(-1)] ?? 0);
}

function checkNames(
  directive: DirectiveFile,
  document: ConfigDocument,
  path: Path,
  findings: Findings,
): void {
  const { catalog } = findings;
  if (catalog === null) return;
  const people = catalog.people.map(({ id }) => id);
  if (!people.includes(directive.issuedBy)) {
    const message = `the catalog has no person "${directive.issuedBy}" to answer for the directive`;
    const suggestion = didYouMean(directive.issuedBy, people);
    const at = [...path, 'issuedBy'];
    report(findings, document, at, { code: 'unknown-person', message, suggestion });
  }
  const systems = catalog.systems.map(({ id }) => id);
  directive.scope.systems?.forEach((id, index) => {
    if (systems.includes(id)) return;
    const message = `the catalog has no system "${id}"`;
    const at = [...path, 'scope', 'systems', index];
    const suggestion = didYouMean(id, systems);
    report(findings, document, at, { code: 'unknown-system', message, suggestion });
  });
}
