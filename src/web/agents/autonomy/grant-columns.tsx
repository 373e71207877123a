import type { Grant } from '../../../server/contract/agents/autonomy.ts';
import { Ago, Mark } from '../../ui/parts.tsx';
import type { Column } from '../../ui/table.tsx';
import { deadline, list } from '../../ui/words.ts';
import { byNumber, byText } from '../compare.ts';
import { quotaWords } from './grant-terms.ts';
import { RevokeGrant } from './revoke-grant.tsx';

const STATES = {
  active: { word: 'in force', icon: 'released', meaning: 'released' },
  coming: { word: 'to come', icon: 'expired', meaning: 'plain' },
  ended: { word: 'ended', icon: 'ended', meaning: 'plain' },
  revoked: { word: 'taken back', icon: 'refused', meaning: 'plain' },
  altered: { word: 'not as the ledger has it', icon: 'refused', meaning: 'held' },
} as const;

/** `execute on search in staging, with kubectl`. */
function grantWords(grant: Grant): string {
  const systems = grant.systems.includes('*') ? 'every system' : list(grant.systems);
  const programs = grant.programs === null ? '' : `, with ${list(grant.programs, 'or')}`;
  return `${list(grant.verbs)} on ${systems} in ${list(grant.environments)}${programs}`;
}

export const GRANT_COLUMNS: readonly Column<Grant>[] = [
  {
    id: 'grant',
    title: 'Who may do what, and why',
    compare: byText((row) => `${row.agent} ${grantWords(row)}`),
    cell: (row) => (
      <>
        <span className="row-text">
          <strong>{row.agent === '*' ? 'Every agent' : row.agent}</strong> may {grantWords(row)}
        </span>
        <span className="row-below">{row.reason}</span>
      </>
    ),
    csv: (row) => `${row.agent}: ${grantWords(row)}: ${row.reason}`,
  },
  {
    id: 'state',
    title: 'State',
    compare: byText((row) => row.state),
    cell: (row) => {
      const { word, icon, meaning } = STATES[row.state];
      return (
        <Mark meaning={meaning} icon={icon}>
          {word}
        </Mark>
      );
    },
    csv: (row) => STATES[row.state].word,
  },
  {
    id: 'left',
    title: 'Left now',
    compare: byNumber((row) => row.left),
    cell: (row) => (
      <>
        <strong>{row.left.toLocaleString('en-GB')}</strong> of {quotaWords(row.quota)}
        <span className="row-below">used {row.used.toLocaleString('en-GB')} in all</span>
      </>
    ),
    csv: (row) => row.left,
  },
  {
    id: 'until',
    title: 'Until',
    compare: byText((row) => row.endsAt),
    cell: (row) =>
      row.revoked === null ? (
        <span className="nowrap">{deadline(row.endsAt)}</span>
      ) : (
        <>
          taken back <Ago at={row.revoked.at} />
          <span className="row-below">{row.revoked.reason}</span>
        </>
      ),
    csv: (row) => row.revoked?.at ?? row.endsAt,
  },
  {
    id: 'by',
    title: 'Given by',
    compare: byText((row) => row.grantedByName),
    cell: (row) => (
      <>
        {row.grantedByName}
        <span className="row-below">
          <Ago at={row.grantedAt} />
        </span>
      </>
    ),
    csv: (row) => row.grantedByName,
  },
  {
    id: 'act',
    title: 'Take back',
    numeric: true,
    compare: byText((row) => row.state),
    cell: (row) => <RevokeGrant grant={row} />,
    csv: () => '',
  },
];
