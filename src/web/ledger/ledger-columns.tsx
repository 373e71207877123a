import { Link } from '@tanstack/react-router';
import type { LedgerPage } from '../../server/contract/ledger.ts';
import { Ago, Hash } from '../ui/parts.tsx';
import type { Column } from '../ui/table.tsx';

type Entry = LedgerPage['entries'][number];

const byText = (read: (entry: Entry) => string) => (a: Entry, b: Entry) =>
  read(a) < read(b) ? -1 : read(a) > read(b) ? 1 : 0;

export const LEDGER_COLUMNS: readonly Column<Entry>[] = [
  {
    id: 'sequence',
    title: 'Entry',
    numeric: true,
    compare: (a, b) => a.sequence - b.sequence,
    cell: (entry) => <strong>#{entry.sequence}</strong>,
    csv: (entry) => entry.sequence,
  },
  {
    id: 'text',
    title: 'What happened',
    compare: byText((entry) => entry.text),
    cell: (entry) => (
      <>
        {entry.text}
        {entry.case !== null && (
          <>
            {' '}
            <Link to="/cases/$caseId" params={{ caseId: entry.case }} className="nowrap">
              safety case
            </Link>
          </>
        )}
      </>
    ),
    csv: (entry) => entry.text,
  },
  {
    id: 'kind',
    title: 'Kind',
    compare: byText((entry) => entry.kind),
    cell: (entry) => <code>{entry.kind}</code>,
    csv: (entry) => entry.kind,
  },
  {
    id: 'actor',
    title: 'By',
    compare: byText((entry) => entry.actor ?? ''),
    cell: (entry) => entry.actor ?? <span className="muted">Holdpoint</span>,
    csv: (entry) => entry.actor ?? '',
  },
  {
    id: 'at',
    title: 'When',
    numeric: true,
    compare: byText((entry) => entry.at),
    cell: (entry) => <Ago at={entry.at} />,
    csv: (entry) => entry.at,
  },
  {
    id: 'leaf',
    title: 'Leaf hash',
    compare: byText((entry) => entry.leafHash),
    cell: (entry) => <Hash value={entry.leafHash} />,
    csv: (entry) => entry.leafHash,
  },
];
