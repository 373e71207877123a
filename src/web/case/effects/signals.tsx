import type { SafetyCase } from '../../../server/contract/cases.ts';
import { Icon } from '../../ui/icon.tsx';
import { SourceLink } from '../evidence/source-link.tsx';

/** What was seen of the input as a whole: what makes it untrustworthy, or what is good to know. */
export function Signals(props: { readonly safety: SafetyCase; readonly weight: 'hold' | 'note' }) {
  const ordered = props.safety.assessment.change.signals
    .map((signal, index) => ({ signal, index }))
    .filter(({ signal }) => signal.weight === props.weight);
  if (ordered.length === 0) return null;
  return (
    <ul className="signals">
      {ordered.map(({ signal, index }) => (
        <li
          key={`${signal.kind}${signal.message}`}
          className={signal.weight === 'hold' ? 'notice notice-unknown' : 'signal-note'}
        >
          <Icon name={signal.weight === 'hold' ? 'unknown' : 'source'} />
          <div>
            <p>
              {signal.weight === 'hold' && <strong>The input cannot be trusted whole. </strong>}
              {signal.message}
            </p>
            {signal.evidence.map((evidence, piece) => (
              <p key={`${evidence.line}${evidence.note}`}>
                <SourceLink id={`signal-${index}-${piece}`} evidence={evidence} />
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
