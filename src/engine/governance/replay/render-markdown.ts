import type { ReplayReport, Shift } from './types.ts';

const MOST_LINES = 20;

/** The report as a pull request shows it. Texts of changes are data: nothing in them becomes markup. */
export function renderReplayMarkdown(report: ReplayReport): string {
  const { cases, shift, answered, approvals, caught, rules, changes, left } = report;
  const lines = [
    '### What this policy would have done',
    '',
    `${counted(cases, 'change')} from ${day(report.since)} to ${day(report.until)}, decided by the present rules (\`${short(report.present)}\`) and by the proposed ones (\`${short(report.proposed)}\`).`,
    '',
    '| | before anybody answered | with the answers given |',
    '| --- | ---: | ---: |',
    ...SHIFTS.map(([key, words]) => `| ${words} | ${shift[key]} | ${answered[key]} |`),
    '',
    `Approvals asked for, at the least: ${approvals.present} before, ${approvals.proposed} after. ${costLine(report)}`,
    '',
    caught.length === 0
      ? 'It would have held nothing that went through shortly before an incident and resembles it.'
      : `It would have held something that went through shortly before ${counted(caught.length, 'incident')}:`,
    ...caught
      .slice(0, MOST_LINES)
      .map(
        ({ date, title, cases: behind }) =>
          `- ${date}, ${escaped(title)}: ${behind.map((each) => `${escaped(each.title)} (${day(each.submittedAt)}, ${escaped(each.because.join(', '))})`).join('; ')}`,
      ),
    ...more(caught.length),
  ];
  if (rules.length > 0) {
    lines.push('', '| rule | applies to more | to fewer |', '| --- | ---: | ---: |');
    lines.push(
      ...rules
        .slice(0, MOST_LINES)
        .map(({ rule, more: m, fewer }) => `| ${escaped(rule)} | ${m} | ${fewer} |`),
    );
    lines.push(...more(rules.length));
  }
  if (changes.length > 0) {
    lines.push('', '<details><summary>Changes that would have come out otherwise</summary>', '');
    lines.push(
      '| when | change | now | proposed | because of |',
      '| --- | --- | --- | --- | --- |',
    );
    lines.push(
      ...changes
        .slice(0, MOST_LINES)
        .map(
          (each) =>
            `| ${day(each.submittedAt)} | ${escaped(each.title)} | ${each.present} | ${each.proposed} | ${escaped(each.rules.join(', '))} |`,
        ),
    );
    lines.push(...more(changes.length + left), '', '</details>');
  }
  return `${lines.join('\n')}\n`;
}

const SHIFTS: readonly (readonly [keyof Shift, string])[] = [
  ['newlyHeld', 'newly held'],
  ['newlyReleased', 'no longer held'],
  ['newlyDenied', 'newly denied'],
  ['noLongerDenied', 'no longer denied'],
  ['unchanged', 'unchanged'],
];

function costLine({ cost }: ReplayReport): string {
  if (cost.kind === 'unknown') return `What that costs is not known: ${cost.why}.`;
  const { minutes, minutesPerApproval, sample } = cost;
  const much =
    minutes === 0 ? 'no more' : `${Math.abs(minutes)} minutes ${minutes > 0 ? 'more' : 'less'}`;
  return `Reviewers would have spent ${much}, at ${minutesPerApproval} minutes an approval (the median of ${sample}).`;
}

function more(count: number): readonly string[] {
  return count > MOST_LINES ? ['', `… and ${count - MOST_LINES} more.`] : [];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function day(instant: string): string {
  return instant.slice(0, 10);
}

function short(hash: string): string {
  return hash.slice(0, 19);
}

/** On one line, at most 200 characters, and no character of it is markup, a mention or a reference. */
export function escaped(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim();
  const cut = line.length > 200 ? `${line.slice(0, 200)}…` : line;
  return cut
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_{}[\]()#+!|~>-]/g, '\\$&')
    .replaceAll('@', '@\u200b')
    .replaceAll('://', ':\u200b//');
}
