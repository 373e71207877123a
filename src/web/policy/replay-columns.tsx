import { Link } from '@tanstack/react-router';
import type { ReplayAnswer } from '../../server/contract/governance/replay.ts';
import { byNumber, byText } from '../agents/compare.ts';
import { Mark } from '../ui/parts.tsx';
import type { Column } from '../ui/table.tsx';
import { calendarDate, list } from '../ui/words.ts';

export type ReplayChange = ReplayAnswer['changes'][number];
export type ReplayRule = ReplayAnswer['rules'][number];

const OUTCOMES = {
  allow: { word: 'passes', icon: 'right', meaning: 'plain' },
  hold: { word: 'held', icon: 'held', meaning: 'held' },
  deny: { word: 'denied', icon: 'refused', meaning: 'plain' },
} as const;

function Outcome({ outcome }: { readonly outcome: ReplayChange['present'] }) {
  const { word, icon, meaning } = OUTCOMES[outcome];
  return (
    <Mark meaning={meaning} icon={icon}>
      {word}
    </Mark>
  );
}

export const CHANGE_COLUMNS: readonly Column<ReplayChange>[] = [
  {
    id: 'what',
    title: 'Change',
    compare: byText((row) => row.title),
    cell: (row) => (
      <>
        <Link className="row-link" to="/cases/$caseId" params={{ caseId: row.case }} data-row>
          {row.title}
        </Link>
        <span className="row-below">{row.headline}</span>
      </>
    ),
    csv: (row) => `${row.case}: ${row.title}`,
  },
  {
    id: 'present',
    title: 'Now',
    compare: byText((row) => row.present),
    cell: (row) => <Outcome outcome={row.present} />,
    csv: (row) => OUTCOMES[row.present].word,
  },
  {
    id: 'proposed',
    title: 'Proposed',
    compare: byText((row) => row.proposed),
    cell: (row) => <Outcome outcome={row.proposed} />,
    csv: (row) => OUTCOMES[row.proposed].word,
  },
  {
    id: 'rules',
    title: 'Because of',
    compare: byText((row) => row.rules.join(' ')),
    cell: (row) => list(row.rules),
    csv: (row) => row.rules.join(' '),
  },
  {
    id: 'fate',
    title: 'What became of it',
    compare: byText((row) => row.state),
    cell: (row) => row.state,
    csv: (row) => row.state,
  },
  {
    id: 'at',
    title: 'Submitted',
    compare: byText((row) => row.submittedAt),
    cell: (row) => <span className="nowrap">{calendarDate(row.submittedAt)}</span>,
    csv: (row) => row.submittedAt,
  },
];

export const REPLAY_RULE_COLUMNS: readonly Column<ReplayRule>[] = [
  {
    id: 'what',
    title: 'Rule',
    compare: byText((row) => row.rule),
    cell: (row) => <code>{row.rule}</code>,
    csv: (row) => row.rule,
  },
  {
    id: 'more',
    title: 'Applies to more',
    numeric: true,
    compare: byNumber((row) => row.more),
    cell: (row) => row.more.toLocaleString('en-GB'),
    csv: (row) => row.more,
  },
  {
    id: 'fewer',
    title: 'To fewer',
    numeric: true,
    compare: byNumber((row) => row.fewer),
    cell: (row) => row.fewer.toLocaleString('en-GB'),
    csv: (row) => row.fewer,
  },
];
