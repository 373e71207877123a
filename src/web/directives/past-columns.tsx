import { Link } from '@tanstack/react-router';
import type { Directive } from '../../server/contract/governance/directives.ts';
import { byText } from '../agents/compare.ts';
import { Mark } from '../ui/parts.tsx';
import type { Column } from '../ui/table.tsx';
import { calendarDate } from '../ui/words.ts';
import { DIRECTIVE_STATES, scopeWords } from './directive-words.ts';

/** When it was over: at its end, or before by somebody’s doing. */
function overAt({ closed, ends, proposedAt }: Directive): string {
  return closed?.at ?? ends ?? proposedAt;
}

export const PAST_COLUMNS: readonly Column<Directive>[] = [
  {
    id: 'what',
    title: 'Directive',
    compare: byText((row) => row.name),
    cell: (row) => (
      <>
        {row.issuedBy === null ? (
          <span className="row-text">{row.title ?? row.name}</span>
        ) : (
          <Link
            className="row-link"
            to="/directives/$directiveId"
            params={{ directiveId: row.name }}
            data-row
          >
            {row.title ?? row.name}
          </Link>
        )}
        <span className="row-below">
          {scopeWords(row.scope)}: {row.requiresText}
        </span>
      </>
    ),
    csv: (row) => `${row.name}: ${scopeWords(row.scope)}: ${row.requiresText}`,
  },
  {
    id: 'state',
    title: 'State',
    compare: byText((row) => row.state),
    cell: (row) => {
      const { word, icon, meaning } = DIRECTIVE_STATES[row.state];
      return (
        <Mark meaning={meaning} icon={icon}>
          {word}
        </Mark>
      );
    },
    csv: (row) => DIRECTIVE_STATES[row.state].word,
  },
  {
    id: 'from',
    title: 'From',
    compare: byText((row) => row.starts ?? ''),
    cell: (row) => (row.starts === null ? '–' : calendarDate(row.starts)),
    csv: (row) => row.starts ?? '',
  },
  {
    id: 'to',
    title: 'Until',
    compare: byText(overAt),
    cell: (row) => (
      <>
        <span className="nowrap">{calendarDate(overAt(row))}</span>
        {row.closed !== null && <span className="row-below">{row.closed.why}</span>}
      </>
    ),
    csv: overAt,
  },
  {
    id: 'by',
    title: 'Signed by',
    compare: byText((row) => row.issuedBy?.name ?? ''),
    cell: (row) => row.issuedBy?.name ?? 'nobody',
    csv: (row) => row.issuedBy?.name ?? '',
  },
];
