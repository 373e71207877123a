/** SARIF 2.1.0 (OASIS), as code scanning services and editors take it. One result per rule and effect. */
import type { Effect, Evidence } from '../../../core/change/types.ts';
import type { Reason, Severity } from '../../../core/policy/types.ts';
import { VERSION } from '../../version.ts';
import type { Report } from '../report.ts';

/** Services cut a run off at 5,000 results; the gravest rules come first. */
const MOST_RESULTS = 5000;

export function sarifDocument(report: Report): object {
  const { verdict, assessment } = report;
  const rules = verdict.reasons.map(ruleOf);
  const results = verdict.reasons.flatMap((reason, ruleIndex) =>
    resultsOf(reason, ruleIndex, report),
  );
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Holdpoint',
            semanticVersion: VERSION,
            rules,
          },
        },
        results: results.slice(0, MOST_RESULTS),
        properties: {
          outcome: verdict.outcome,
          summary: verdict.summary,
          headline: assessment.headline,
          changeDigest: assessment.change.digest,
          at: verdict.at,
          resultsLeftOut: Math.max(0, results.length - MOST_RESULTS),
        },
      },
    ],
  };
}

function ruleOf(reason: Reason): object {
  const source =
    reason.source.line > 0 ? `${reason.source.file}:${reason.source.line}` : reason.source.file;
  return {
    id: reason.rule,
    name: reason.rule,
    shortDescription: { text: reason.title },
    fullDescription: { text: reason.message },
    help: { text: `${reason.message} ${reason.lift} The rule is written in ${source}.`.trim() },
    defaultConfiguration: { level: levelOf(reason.severity) },
    properties: {
      'security-severity': SCORES[reason.severity],
      tags: ['holdpoint', reason.outcome],
    },
  };
}

function resultsOf(reason: Reason, ruleIndex: number, { assessment }: Report): readonly object[] {
  const effects = reason.effects.flatMap((index) => assessment.change.effects[index] ?? []);
  const shown = effects.length > 0 ? effects : [null];
  return shown.map((effect) => ({
    ruleId: reason.rule,
    ruleIndex,
    level: levelOf(reason.severity),
    message: { text: effect === null ? reason.message : `${reason.message} ${describe(effect)}` },
    locations: [
      locationOf(effect?.evidence[0] ?? reason.evidence, effect, assessment.change.inputs),
    ],
    partialFingerprints: {
      'holdpointEffect/v1': [reason.rule, effect?.verb ?? '', effect?.resource.address ?? ''].join(
        '|',
      ),
    },
    properties: {
      outcome: reason.outcome,
      severity: reason.severity,
      lift: reason.lift,
      ...(effect === null ? {} : propertiesOf(effect)),
    },
  }));
}

function propertiesOf(effect: Effect): object {
  const { verb, environment, reversibility, data, traits } = effect;
  return { verb, environment, reversibility, data, traits };
}

function describe({ verb, resource, why }: Effect): string {
  return `${verb} ${resource.address}: ${why}`;
}

/** Structured input has a pointer and no lines; services want a line all the same, so it is the first. */
function locationOf(
  evidence: Evidence | null | undefined,
  effect: Effect | null,
  inputs: readonly { readonly name: string }[],
): object {
  const name = evidence?.source ?? inputs[0]?.name ?? '-';
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(name) },
      region: { startLine: evidence?.line ?? 1 },
    },
    ...(effect === null
      ? {}
      : {
          logicalLocations: [
            { fullyQualifiedName: effect.resource.address, kind: 'resource' },
            ...(evidence?.pointer
              ? [{ fullyQualifiedName: evidence.pointer, kind: 'object' }]
              : []),
          ],
        }),
  };
}

/** A relative URI reference; standard input has no place, so it gets a name. */
function uriOf(name: string): string {
  if (name === '-') return 'standard-input';
  const path = name.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? `file://${path}` : path;
}

const SCORES: Readonly<Record<Severity, string>> = {
  info: '0.0',
  low: '3.0',
  medium: '5.5',
  high: '8.0',
  critical: '9.5',
};

function levelOf(severity: Severity): 'note' | 'warning' | 'error' {
  if (severity === 'critical' || severity === 'high') return 'error';
  return severity === 'medium' ? 'warning' : 'note';
}
