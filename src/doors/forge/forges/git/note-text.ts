import type { ForgeReport } from '../../../../engine/forge/types.ts';
import { cutLine, cutText } from '../../shared/cut-text.ts';

const LONGEST = 64 * 1024;

const WORDS: Readonly<Record<ForgeReport['conclusion'], string>> = {
  released: 'released',
  held: 'held',
  denied: 'denied',
  fault: 'fault',
};

/** What `git notes --ref=holdpoint show` prints: trailers first, for programs, then words for people. */
export function noteText(report: ForgeReport): string {
  const { conclusion, title, summary, annotations, detailsUrl } = report;
  const trailers = [
    `Holdpoint: ${WORDS[conclusion]}`,
    ...(report.case === null ? [] : [`Holdpoint-Case: ${cutLine(report.case, 200)}`]),
    ...(detailsUrl === null ? [] : [`Holdpoint-Page: ${cutLine(detailsUrl, 2000)}`]),
  ];
  const lines = annotations.map(
    ({ path, line, title: what, message }) =>
      `- ${cutLine(path, 500)}:${line} ${cutLine(what === '' ? message : `${what}: ${message}`, 500)}`,
  );
  const parts = [trailers.join('\n'), cutLine(title, 255), summary, lines.join('\n')];
  const text = parts.filter((part) => part !== '').join('\n\n');
  return `${cutText(text, LONGEST, { url: detailsUrl }).trimEnd()}\n`;
}
