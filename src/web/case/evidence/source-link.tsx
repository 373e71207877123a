import type { Evidence } from '../../../core/change/types.ts';
import { Icon } from '../../ui/icon.tsx';
import { useChosenEvidence } from './chosen.ts';
import { placeOf, type EvidenceId } from './evidence-link.ts';

/** One piece of evidence, one click from its line. The page's click handler opens the source. */
export function SourceLink(props: { readonly id: EvidenceId; readonly evidence: Evidence }) {
  const { id, evidence } = props;
  const chosen = useChosenEvidence() === id;
  return (
    <a className="source-link" href={`#${id}`} data-evidence={id} aria-current={chosen}>
      <Icon name="source" size={13} />
      <span>
        <code>{placeOf(evidence)}</code> {evidence.note}
      </span>
    </a>
  );
}
