import type { Exception } from '../../server/contract/governance/exceptions.ts';
import { byText } from '../agents/compare.ts';
import { Ago, Mark } from '../ui/parts.tsx';
import type { Column } from '../ui/table.tsx';
import { calendarDate, deadline, levelWord } from '../ui/words.ts';
import {
  EXCEPTION_STATES,
  FINDING_WORDS,
  rulesWords,
  scopeText,
  ScopeWords,
} from './exception-words.tsx';
import { ReviewException } from './review-exception.tsx';
import { RulesTitle } from './rules-title.tsx';
import { RevokeException } from './revoke-exception.tsx';
import { SettleException } from './settle-exception.tsx';

function Answered({ row }: { readonly row: Exception }) {
  const { granted, refused, level, grantors } = row;
  if (granted !== null) {
    return (
      <>
        {granted.by.name} <span className="muted">{levelWord(granted.level)}</span>
        <span className="row-below">{granted.reason}</span>
      </>
    );
  }
  if (refused !== null) {
    return (
      <>
        refused by {refused.by.name}
        <span className="row-below">{refused.reason}</span>
      </>
    );
  }
  return (
    <span className="muted">
      {row.state === 'asked'
        ? `nobody yet; it takes a ${levelWord(level)} or above`
        : 'nobody answered'}
      {row.state === 'asked' && grantors.length === 0 && ', and there is none'}
    </span>
  );
}

function Review({ row }: { readonly row: Exception }) {
  const { granted, review, reviewState } = row;
  if (review !== null) {
    return (
      <>
        {FINDING_WORDS[review.finding]}
        <span className="row-below">
          {review.by.name}: {review.note}
        </span>
      </>
    );
  }
  if (granted === null) return <span className="muted">none yet</span>;
  const by = calendarDate(granted.reviewBy);
  if (reviewState === 'late') {
    return (
      <Mark meaning="held" icon="expired">
        was due {by}
      </Mark>
    );
  }
  return <span className="nowrap">by {by}</span>;
}

export const EXCEPTION_COLUMNS: readonly Column<Exception>[] = [
  {
    id: 'what',
    title: 'What goes without what',
    compare: byText((row) => rulesWords(row)),
    cell: (row) => (
      <>
        <span className="row-text">
          <strong>
            <RulesTitle exception={row} />
          </strong>{' '}
          <ScopeWords exception={row} />
        </span>
        <span className="row-below">
          {row.reason} {row.askedBy.name} asked <Ago at={row.askedAt} />.
        </span>
      </>
    ),
    csv: (row) => `${rulesWords(row)} for ${scopeText(row)}: ${row.reason}`,
  },
  {
    id: 'state',
    title: 'State',
    compare: byText((row) => row.state),
    cell: (row) => {
      const { word, icon, meaning } = EXCEPTION_STATES[row.state];
      return (
        <Mark meaning={meaning} icon={icon}>
          {word}
        </Mark>
      );
    },
    csv: (row) => EXCEPTION_STATES[row.state].word,
  },
  {
    id: 'by',
    title: 'Granted by',
    compare: byText((row) => row.granted?.by.name ?? row.refused?.by.name ?? ''),
    cell: (row) => <Answered row={row} />,
    csv: (row) => row.granted?.by.name ?? '',
  },
  {
    id: 'until',
    title: 'Until',
    compare: byText((row) => row.revoked?.at ?? row.ends),
    cell: (row) => (
      <>
        <span className="nowrap">{deadline(row.revoked?.at ?? row.ends)}</span>
        {row.revoked !== null && (
          <span className="row-below">
            taken back by {row.revoked.by.name}: {row.revoked.reason}
          </span>
        )}
      </>
    ),
    csv: (row) => row.revoked?.at ?? row.ends,
  },
  {
    id: 'review',
    title: 'Review',
    compare: byText((row) => row.granted?.reviewBy ?? ''),
    cell: (row) => <Review row={row} />,
    csv: (row) => row.review?.finding ?? row.granted?.reviewBy ?? '',
  },
  {
    id: 'act',
    title: 'You can',
    numeric: true,
    compare: byText((row) => row.state),
    cell: (row) => (
      <span className="row-acts no-print">
        {row.me.canSettle && <SettleException exception={row} />}
        {row.me.canReview && <ReviewException exception={row} />}
        {row.me.canRevoke && <RevokeException exception={row} />}
        {row.state === 'asked' && !row.me.canSettle && (
          <span className="small muted row-why">{row.me.why}</span>
        )}
      </span>
    ),
    csv: () => '',
  },
];
