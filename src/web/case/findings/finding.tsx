import { Icon } from '../../ui/icon.tsx';
import { Address } from '../../ui/parts.tsx';
import { useChosenEvidence } from '../evidence/chosen.ts';
import { ExcerptLines } from '../evidence/excerpt-lines.tsx';
import type { PlacedFinding } from './finding-state.ts';
import { FindingMark, FindingStanding } from './finding-standing.tsx';

const READ_BY = {
  syntax: 'read from the syntax',
  text: 'read from the text alone, which can be mistaken',
} as const;

/** One thing that is known to cascade: where it stands, what it sets off, what to write instead. */
export function FindingItem(props: {
  readonly placed: PlacedFinding;
  /** Left out where this person cannot accept it. */
  readonly onAccept?: () => void;
}) {
  const { placed, onAccept } = props;
  const { finding, index, state } = placed;
  const id = `finding-${index}-0`;
  const { line, excerpt } = finding.evidence;
  const chosen = useChosenEvidence() === id;
  return (
    <li className="finding" id={`finding-${index}`}>
      <div className="finding-head">
        <h3>{finding.title}</h3>
        <FindingMark state={state} />
      </div>
      <p>{finding.why}</p>
      <p className="finding-place">
        <a className="source-link" href={`#${id}`} data-evidence={id} aria-current={chosen}>
          <Icon name="source" size={13} />
          <Address text={line === null ? finding.path : `${finding.path}:${line}`} />
        </a>
        <span className="muted">
          {finding.evidence.note}; {READ_BY[finding.readBy]}
        </span>
      </p>
      {excerpt.length > 0 && (
        <div className="finding-excerpt">
          <ExcerptLines lines={excerpt} />
        </div>
      )}
      <p>
        <strong>Instead:</strong> {finding.fix}
      </p>
      <FindingStanding state={state} />
      {onAccept !== undefined && (
        <p className="finding-act no-print">
          <button type="button" className="button" onClick={onAccept}>
            Accept it as it is…
          </button>
        </p>
      )}
    </li>
  );
}
