import type { SafetyCase } from '../../../server/contract/cases.ts';
import { Mark } from '../../ui/parts.tsx';
import { count } from '../../ui/words.ts';
import { useCaseGovernance } from '../governance/calls.ts';
import { Section } from '../section.tsx';
import { ownersLines } from './owner-state.ts';
import { OwnersLineItem } from './owners-line.tsx';
import './owners.css';

/** Who owns the files that change, by the file of the branch that it would go into. */
export function Owners({ safety }: { readonly safety: SafetyCase }) {
  const governance = useCaseGovernance(safety.id);
  const lines = ownersLines(governance?.owners ?? [], safety.assessment, safety.verdict);
  if (lines.length === 0) return null;
  const isAsked = safety.verdict.holds.some(
    ({ requirement }) => requirement.kind === 'approvals' && requirement.from.ownersOf === 'files',
  );
  const files = new Set(lines.flatMap(({ entry }) => entry.paths)).size;
  return (
    <Section
      id="owners"
      title="Who owns the changed files"
      aside={`${count(files, 'file')} under ${count(lines.length, 'line')}`}
    >
      <p className="owners-lead muted">
        As the branch that it goes into has it; what the change itself says of owners is no word on
        it.{' '}
        {isAsked && (
          <Mark meaning="held" icon="held">
            A rule asks for them.
          </Mark>
        )}
      </p>
      <ul className="owners">
        {lines.map((line) => (
          <OwnersLineItem key={`${line.entry.source}:${line.entry.line}`} line={line} />
        ))}
      </ul>
    </Section>
  );
}
