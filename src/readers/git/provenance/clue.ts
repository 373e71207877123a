import type { ProvenanceClue } from '../../../core/provenance/types.ts';
import { LineMask } from '../../shared/mask-secrets.ts';

/** A clue of a source beside commit messages. Declared: whoever may push may write any of them. */
export function clueFrom(
  about: Pick<ProvenanceClue, 'kind' | 'says' | 'tool'> & {
    readonly source: string;
    readonly note: string;
    /** What was read, as it stands; masked and cut here. */
    readonly text?: string;
    readonly line?: number;
    readonly commits?: readonly string[];
    readonly lines?: number;
  },
): ProvenanceClue {
  const { kind, says, tool, source, note, text, line = null, commits, lines } = about;
  const excerpt =
    text === undefined
      ? []
      : [{ number: line, text: new LineMask().show(text), mark: 'context' as const }];
  return {
    kind,
    says,
    strength: 'declared',
    tool,
    evidence: { source: shown(source), pointer: null, line, note: shown(note), excerpt },
    ...(commits === undefined ? {} : { commits: [...new Set(commits)].toSorted() }),
    ...(lines === undefined ? {} : { lines }),
  };
}

function shown(text: string): string {
  return new LineMask().show(text);
}
