import type { ProvenanceClue } from '../../../core/provenance/types.ts';
import { Mark } from '../../ui/parts.tsx';
import { capital, count } from '../../ui/words.ts';
import { SourceLink } from '../evidence/source-link.tsx';
import type { People } from '../people/release.ts';
import { clueWord, plainly, STRENGTHS } from './provenance-words.ts';

function aboutWords({ commits, lines }: ProvenanceClue): string {
  const parts = [
    commits === undefined ? '' : `about ${count(commits.length, 'commit')}`,
    lines === undefined ? '' : `${Math.round(lines * 100)}% of the added lines`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** Every sign of who or what wrote it, and what it is worth. */
export function Clues(props: {
  readonly clues: readonly ProvenanceClue[];
  readonly people: People;
}) {
  const { clues, people } = props;
  return (
    <ul className="clues">
      {clues.map((clue, index) => {
        const about = aboutWords(clue);
        return (
          // Clues may be alike in all but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <p>
              <Mark meaning="plain" icon={clue.says === 'ai' ? 'machine' : 'person'}>
                {clue.says === 'ai' ? (clue.tool ?? 'AI') : 'by hand'}
              </Mark>{' '}
              {capital(clueWord(clue.kind))}
              {about !== '' && <span className="muted">, {about}</span>}
            </p>
            <p className="clue-worth">
              <strong>{clue.strength}</strong>: {STRENGTHS[clue.strength]}
            </p>
            <p>
              {clue.kind === 'statement' ? (
                plainly(clue.evidence.note, people)
              ) : (
                <SourceLink id={`clue-${index}-0`} evidence={clue.evidence} />
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
