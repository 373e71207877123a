import { escaped } from '../replay/render-markdown.ts';
import type { DirectiveReport } from './directive-report.ts';

const MOST_LINES = 20;

/** The report in Markdown, for a document or a mail. */
export function renderDirectiveReport(report: DirectiveReport): string {
  const { cases, review, prevented, missed, rules } = report;
  const kept = rules.filter(({ caught }) => caught > 0);
  const never = rules.filter(({ caught }) => caught === 0);
  const lines = [
    `## ${escaped(report.name)}`,
    '',
    escaped(report.reason),
    '',
    `From ${day(report.starts)} to ${day(report.ends)}${report.isOver ? '; over' : `; ${report.daysLeft} days left`}. As of ${day(report.until)}.`,
    '',
    `It applied to ${cases.total} changes: ${cases.released} released, ${cases.refused} refused, ${cases.changed} changed after they were held, ${cases.denied} denied, ${cases.waiting} waiting, ${cases.expired} expired, ${cases.withdrawn} withdrawn, ${cases.bypassed} merged past it.`,
    '',
    reviewLine(review),
    '',
    '### What it caught',
    '',
    ...(prevented.length === 0
      ? ['Nothing was refused or changed.']
      : prevented
          .slice(0, MOST_LINES)
          .map((each) => `- ${day(each.submittedAt)}, ${escaped(each.title)}: ${each.how}`)),
    '',
    '### What got past it',
    '',
    ...(missed.length === 0
      ? ['No incident of its time resembles anything that was released under it.']
      : missed
          .slice(0, MOST_LINES)
          .map(
            ({ date, title, cases: behind }) =>
              `- ${date}, ${escaped(title)}: ${behind.map((each) => escaped(each.title)).join('; ')}`,
          )),
    '',
    '### What may stay as a standard',
    '',
    '| rule | held | of those refused or changed |',
    '| --- | ---: | ---: |',
    ...[...kept, ...never]
      .slice(0, MOST_LINES)
      .map(
        ({ rule, held, caught, temporary }) =>
          `| ${escaped(rule)}${temporary ? ' (ends)' : ''} | ${held} | ${caught === 0 ? 'never' : caught} |`,
      ),
  ];
  return `${lines.join('\n')}\n`;
}

function reviewLine({ answers, minutes, unmeasured }: DirectiveReport['review']): string {
  if (answers === 0) return 'Nobody has answered under it.';
  if (minutes === null) {
    return `People gave ${answers} answers; how long they read is not known, since no look at a page was noted.`;
  }
  const rest = unmeasured === 0 ? '' : `; of ${unmeasured} more it is not known`;
  return `People spent ${minutes} minutes on ${answers - unmeasured} answers${rest}.`;
}

function day(instant: string): string {
  return instant.slice(0, 10);
}
