import type { ExcerptLine } from '../../../core/change/types.ts';
import { dedent } from './evidence-link.ts';

const SIGN = { added: '+', removed: '−', context: '' } as const;
const SPOKEN = { added: 'added: ', removed: 'removed: ', context: '' } as const;

/** A few lines of a source with their numbers. */
export function ExcerptLines({ lines }: { readonly lines: readonly ExcerptLine[] }) {
  if (lines.length === 0) return null;
  return (
    <ol className="excerpt-lines">
      {dedent(lines).map((line, index) => (
        // Two lines of an excerpt may be alike in all but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index} className={`line line-${line.mark}`}>
          <span className="line-number">{line.number ?? ''}</span>
          <span className="line-sign" aria-hidden="true">
            {SIGN[line.mark]}
          </span>
          <code>
            <span className="sr-only">{SPOKEN[line.mark]}</span>
            {line.text === '' ? ' ' : line.text}
          </code>
        </li>
      ))}
    </ol>
  );
}
