import type { Assessment } from '../../assess.ts';
import type { Finding } from '../../change/finding.ts';
import type { Hold } from '../../policy/types.ts';
import type { ReleaseTerms } from '../../policy/release-terms.ts';
import type { Ask } from './built-in-asks.ts';
import type { Standing } from '../standing.ts';

/** Each finding that holds is either mended or taken as it is, by somebody who says why. */
export function findingAsks(
  { change }: Assessment,
  { findings: terms }: ReleaseTerms,
  { acceptances }: Standing,
): readonly Ask[] {
  const accepted = new Set(acceptances.map(({ finding }) => finding));
  return (change.findings ?? [])
    .filter(({ weight, pattern }) => weight === 'hold' && !terms.off.includes(pattern))
    .map((finding) => ({
      reason: {
        rule: finding.pattern,
        title: finding.title,
        severity: 'medium',
        outcome: 'hold',
        message: finding.why,
        effects: [],
        evidence: finding.evidence,
        source: { file: 'built in', line: 0 },
        lift: `${finding.fix} Or let somebody ${terms.acceptedBy} or above accept it with a reason.`,
        until: null,
      },
      holds: accepted.has(finding.id) ? [] : [holdOf(finding, terms.acceptedBy)],
    }));
}

function holdOf(finding: Finding, level: ReleaseTerms['findings']['acceptedBy']): Hold {
  const { line } = finding.evidence;
  const place = line === null ? finding.path : `${finding.path}:${line}`;
  return {
    id: `${finding.pattern}/finding/${finding.id}`,
    rule: finding.pattern,
    requirement: { kind: 'finding', finding: finding.id, level },
    message: `${finding.title} (${place}): nobody has accepted it.`,
    lift: finding.fix,
  };
}
