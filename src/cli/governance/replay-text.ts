import type { ReplayReport } from '../../engine/governance/replay/types.ts';
import { pad, plain, widthOf } from '../terminal/layout.ts';

const MOST_LINES = 20;

/** The report for a person at a terminal. */
export function replayLines(report: ReplayReport): readonly string[] {
  const { cases, since, until, shift, answered, approvals, cost, caught, rules, changes } = report;
  const lines = [
    `${cases} changes from ${since.slice(0, 10)} to ${until.slice(0, 10)}, by the present rules and by the proposed ones`,
    '',
    ...table([
      ['', 'before anybody answered', 'with the answers given'],
      ['newly held', `${shift.newlyHeld}`, `${answered.newlyHeld}`],
      ['no longer held', `${shift.newlyReleased}`, `${answered.newlyReleased}`],
      ['newly denied', `${shift.newlyDenied}`, `${answered.newlyDenied}`],
      ['no longer denied', `${shift.noLongerDenied}`, `${answered.noLongerDenied}`],
      ['unchanged', `${shift.unchanged}`, `${answered.unchanged}`],
    ]),
    '',
    `Approvals asked for, at the least: ${approvals.present} before, ${approvals.proposed} after.`,
    cost.kind === 'unknown'
      ? `What that costs is not known: ${cost.why}.`
      : `That is ${cost.minutes} minutes, at ${cost.minutesPerApproval} minutes an approval (the median of ${cost.sample}).`,
    '',
    caught.length === 0
      ? 'No incident that it would have caught.'
      : 'Incidents before which it would have held something alike:',
    ...caught
      .slice(0, MOST_LINES)
      .map(
        ({ date, title, cases: behind }) =>
          `  ${date}  ${title}: ${behind.map((each) => each.title).join('; ')}`,
      ),
  ];
  if (rules.length > 0) {
    const rows = rules
      .slice(0, MOST_LINES)
      .map(({ rule, more, fewer }) => [rule, `${more}`, `${fewer}`]);
    lines.push('', ...table([['rule', 'applies to more', 'to fewer'], ...rows]));
  }
  if (changes.length > 0) {
    const rows = changes
      .slice(0, MOST_LINES)
      .map((each) => [
        each.submittedAt.slice(0, 10),
        `${each.present} → ${each.proposed}`,
        each.title,
      ]);
    lines.push('', ...table([['when', 'outcome', 'change'], ...rows]));
    const left = changes.length + report.left - rows.length;
    if (left > 0) lines.push(`… and ${left} more; --format json has them`);
  }
  return lines.map((line) => plain(line).trimEnd());
}

/** Columns as wide as their widest cell. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const cells = rows.map((row) => row.map(plain));
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => widthOf(row[column] ?? ''))),
  );
  return cells.map((row) => row.map((cell, column) => pad(cell, widths[column] ?? 0)).join('  '));
}
