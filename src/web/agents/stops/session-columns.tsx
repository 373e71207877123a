import type { StoppedSession } from '../../../server/contract/agents/stops.ts';
import type { Column } from '../../ui/table.tsx';
import { byNumber, byText } from '../compare.ts';
import { CountsLine, countsText, total } from '../marks.tsx';
import { OBEDIENCE, placeOf, shortSession } from '../words.ts';
import { changesSomething, Obeyed } from './stopped-session.tsx';

/** Those that have not obeyed come before every one that has. */
const NOT_YET = Number.MAX_SAFE_INTEGER;

export function changesInProduction({ inProduction }: StoppedSession): number {
  return inProduction.filter((decision) => changesSomething(decision)).length;
}

export function sessionColumns(slowest: number): readonly Column<StoppedSession>[] {
  return [
    {
      id: 'agent',
      title: 'Session',
      compare: byText((row) => `${row.host} ${row.repository ?? ''} ${row.session}`),
      cell: (row) => (
        <>
          <a href={`#session-${row.agent}`} className="row-link">
            {row.host} <span className="muted">{shortSession(row.session)}</span>
          </a>
          <span className="row-below">
            {placeOf({ repository: row.repository, cwd: '' })} on {row.machine}
          </span>
        </>
      ),
      csv: (row) => `${row.host} ${row.session}`,
    },
    {
      id: 'operator',
      title: 'Acts for',
      compare: byText((row) => row.operator ?? ''),
      cell: (row) => row.operator ?? <span className="muted">not known</span>,
      csv: (row) => row.operator ?? '',
    },
    {
      id: 'after',
      title: 'Obeyed after',
      compare: byNumber((row) => row.acknowledged?.afterMs ?? NOT_YET),
      cell: (row) => <Obeyed session={row} slowest={slowest} />,
      csv: (row) =>
        row.acknowledged === null
          ? 'not heard of since'
          : `${row.acknowledged.afterMs} ms, ${OBEDIENCE[row.acknowledged.how]}`,
    },
    {
      id: 'counts',
      title: 'Had done',
      compare: byNumber((row) => total(row.counts)),
      cell: (row) => <CountsLine counts={row.counts} />,
      csv: (row) => countsText(row.counts),
    },
    {
      id: 'production',
      title: 'Changed production',
      numeric: true,
      compare: byNumber(changesInProduction),
      cell: (row) =>
        changesInProduction(row) === 0 ? (
          <span className="muted">none</span>
        ) : (
          <strong>{changesInProduction(row)}</strong>
        ),
      csv: changesInProduction,
    },
  ];
}
