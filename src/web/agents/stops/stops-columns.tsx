import { Link } from '@tanstack/react-router';
import type { StopListed } from '../../../server/contract/agents/stops.ts';
import { Ago, Mark, Unbroken } from '../../ui/parts.tsx';
import type { Column } from '../../ui/table.tsx';
import { capital } from '../../ui/words.ts';
import { byNumber, byText } from '../compare.ts';
import { obeyedWords } from '../words.ts';

export const STOP_COLUMNS: readonly Column<StopListed>[] = [
  {
    id: 'about',
    title: 'What was stopped, and why',
    compare: byText((row) => row.about),
    cell: (row) => (
      <>
        <Link to="/stops/$stopId" params={{ stopId: row.id }} className="row-link" data-row>
          <Unbroken text={capital(row.about)} />
        </Link>
        <span className="row-below">
          <Unbroken text={row.reason} />
        </span>
      </>
    ),
    csv: (row) => `${row.about}: ${row.reason}`,
  },
  {
    id: 'by',
    title: 'By',
    compare: byText((row) => row.byName),
    cell: (row) => (
      <>
        {row.byName}
        {row.byMachine && <span className="muted"> (token)</span>}
      </>
    ),
    csv: (row) => row.byName,
  },
  {
    id: 'at',
    title: 'Stopped',
    numeric: true,
    compare: byText((row) => row.at),
    cell: (row) => <Ago at={row.at} />,
    csv: (row) => row.at,
  },
  {
    id: 'obeyed',
    title: 'Obeyed',
    compare: byNumber((row) => row.acknowledged),
    cell: (row) => obeyedWords(row),
    csv: (row) => row.acknowledged,
  },
  {
    id: 'resumed',
    title: 'Resumed',
    compare: byText((row) => row.resumed?.at ?? ''),
    cell: (row) =>
      row.resumed === null ? (
        <Mark meaning="held" icon="stop">
          in force
        </Mark>
      ) : (
        <span>
          <Ago at={row.resumed.at} /> <span className="muted">by {row.resumed.byName}</span>
        </span>
      ),
    csv: (row) => row.resumed?.at ?? 'in force',
  },
];
