import type { ReleaseTerms } from '../../core/policy/release-terms.ts';
import type { ReleaseTermsFile } from '../schema/release-terms.ts';

/** What a policy without a word about answers means: nothing is asked of them. */
const SILENT: ReleaseTerms = {
  presence: null,
  reviews: 'ignore',
  seniority: 'everywhere',
  explain: null,
  exceptions: { level: 'director', tier1: 'vp', reviewAfterDays: 14 },
  findings: { off: [], acceptedBy: 'senior' },
  unknownAsAi: [],
};

/** The organisation's terms on top of the default ones: whatever it names, it names whole. */
export function buildTerms(
  own: ReleaseTermsFile | null,
  defaults: ReleaseTermsFile | null,
): ReleaseTerms {
  const { presence, reviews, seniority, explain, exceptions, findings, ...rest } = {
    ...defaults,
    ...own,
  };
  const { unknownAsAi, checksFrom = [] } = rest;
  return {
    presence: given(presence, SILENT.presence),
    reviews: reviews ?? SILENT.reviews,
    seniority: seniority ?? SILENT.seniority,
    explain: given(explain, SILENT.explain),
    exceptions: exceptions ?? SILENT.exceptions,
    findings: findings ?? SILENT.findings,
    unknownAsAi: unknownAsAi ?? SILENT.unknownAsAi,
    ...(checksFrom.length === 0 ? {} : { checksFrom }),
  };
}

function given<T>(written: T | 'none' | undefined, otherwise: T | null): T | null {
  if (written === undefined) return otherwise;
  return written === 'none' ? null : written;
}
