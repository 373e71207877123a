import type { ForgeHealth } from '../../server/contract/forges.ts';
import { byNumber, byText } from '../agents/compare.ts';
import { Ago } from '../ui/parts.tsx';
import type { Column } from '../ui/table.tsx';
import { deadline } from '../ui/words.ts';

export type Failing = ForgeHealth['failing'][number];
export type Delivery = ForgeHealth['deliveries'][number];

export const FAILING_COLUMNS: readonly Column<Failing>[] = [
  {
    id: 'what',
    title: 'What could not be looked at',
    compare: byText((row) => row.about),
    cell: (row) => (
      <>
        <span className="row-text">{row.about}</span>
        <span className="row-below">{row.fault}</span>
      </>
    ),
    csv: (row) => `${row.about}: ${row.fault}`,
  },
  {
    id: 'forge',
    title: 'Forge',
    compare: byText((row) => row.forge),
    cell: (row) => row.forge,
    csv: (row) => row.forge,
  },
  {
    id: 'attempts',
    title: 'Attempts',
    numeric: true,
    compare: byNumber((row) => row.attempts),
    cell: (row) => row.attempts.toLocaleString('en-GB'),
    csv: (row) => row.attempts,
  },
  {
    id: 'due',
    title: 'Next try',
    compare: byText((row) => row.dueAt),
    cell: (row) => <span className="nowrap">{deadline(row.dueAt)}</span>,
    csv: (row) => row.dueAt,
  },
];

export const DELIVERY_COLUMNS: readonly Column<Delivery>[] = [
  {
    id: 'what',
    title: 'Delivery',
    compare: byText((row) => row.id),
    cell: (row) => <code className="row-machine">{row.id}</code>,
    csv: (row) => row.id,
  },
  {
    id: 'forge',
    title: 'Forge',
    compare: byText((row) => row.forge),
    cell: (row) => row.forge,
    csv: (row) => row.forge,
  },
  {
    id: 'kinds',
    title: 'Told of',
    compare: byText((row) => row.kinds.join(' ')),
    cell: (row) =>
      row.kinds.length === 0 ? (
        <span className="muted">nothing that matters here</span>
      ) : (
        row.kinds.join(', ')
      ),
    csv: (row) => row.kinds.join(' '),
  },
  {
    id: 'at',
    title: 'Came',
    compare: byText((row) => row.at),
    cell: (row) => <Ago at={row.at} />,
    csv: (row) => row.at,
  },
];
