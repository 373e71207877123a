import { useQuery } from '@tanstack/react-query';
import type { DirectiveReport } from '../../server/contract/governance/directives.ts';
import { Failure, Loading } from '../app/failure.tsx';
import { Section } from '../case/section.tsx';
import { Figures } from '../governance/figures.tsx';
import { calendarDate, count } from '../ui/words.ts';
import { directiveReportQuery } from './calls.ts';
import { costWords, reviewWords } from './directive-words.ts';
import { Missed, Prevented } from './report-cases.tsx';
import { ReportRules } from './report-rules.tsx';

const STATES: readonly (readonly [keyof DirectiveReport['cases'], string])[] = [
  ['released', 'released'],
  ['refused', 'refused'],
  ['changed', 'changed first'],
  ['waiting', 'waiting now'],
  ['denied', 'denied'],
  ['withdrawn', 'withdrawn'],
  ['expired', 'expired'],
  ['bypassed', 'bypassed'],
];

/** `9 released, 2 refused`; what did not happen is left out. */
function outcomesWords({ cases }: DirectiveReport): string {
  const said = STATES.flatMap(([key, word]) =>
    cases[key] === 0 ? [] : [`${cases[key].toLocaleString('en-GB')} ${word}`],
  );
  return said.length === 0 ? 'none so far' : said.join(', ');
}

/** What a directive had looked at, from its start to its end or to now. */
export function DirectiveReportBody({ name }: { readonly name: string }) {
  const query = useQuery(directiveReportQuery(name));
  const { data: report } = query;
  if (query.isPending) return <Loading what="The report" />;
  if (report === undefined) {
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  }
  const { cases, review, prevented, missed } = report;
  return (
    <>
      <Section
        id="cost"
        title="What it cost"
        aside={`${calendarDate(report.starts)} to ${calendarDate(report.until)}`}
      >
        <Figures
          all={[
            {
              title: 'Applied to',
              value: count(cases.total, 'change'),
              below: outcomesWords(report),
            },
            {
              title: 'Time of reviewers',
              value: costWords(report),
              below: reviewWords(report),
            },
            {
              title: 'Minutes for each one caught',
              value:
                review.minutes === null || prevented.length === 0
                  ? '–'
                  : count(Math.round(review.minutes / prevented.length), 'minute'),
              below: `${count(prevented.length, 'change')} caught`,
            },
          ]}
        />
      </Section>
      <Section id="caught" title="What it caught" aside={count(prevented.length, 'change')}>
        <Prevented report={report} />
      </Section>
      <Section id="missed" title="What got past it" aside={count(missed.length, 'incident')}>
        <Missed report={report} />
      </Section>
      <Section
        id="rules"
        title="What the lasting rules did meanwhile"
        aside="a lasting rule that caught as much makes it superfluous"
      >
        <ReportRules rules={report.rules} />
      </Section>
    </>
  );
}
