import type { ForgeAnnotation, ForgeReport } from '../../../../../engine/forge/types.ts';
import { cutLine, cutText } from '../../../shared/cut-text.ts';

/** GitHub counts characters; bytes are never fewer. */
const LONGEST_TEXT = 65_535;
const LONGEST_TITLE = 255;
const MOST_LISTED = 200;

export interface Output {
  readonly title: string;
  readonly summary: string;
  readonly text?: string;
}

/** The words of a check run. What could not be put on a line of the diff is listed below them. */
export function outputOf(report: ForgeReport, unplaced: readonly ForgeAnnotation[]): Output {
  const note = { url: report.detailsUrl };
  const title = cutLine(report.title, LONGEST_TITLE) || 'Holdpoint';
  const summary = cutText(report.summary, LONGEST_TEXT, note) || title;
  if (unplaced.length === 0) return { title, summary };
  return { title, summary, text: cutText(listed(unplaced), LONGEST_TEXT, note) };
}

function listed(unplaced: readonly ForgeAnnotation[]): string {
  const lines = unplaced.slice(0, MOST_LISTED).map(({ path, line, title, message }) => {
    const words = cutLine(title === '' ? message : `${title}: ${message}`, 500);
    return `- \`${path.replaceAll('`', '')}:${line}\` ${words}`;
  });
  const more = unplaced.length - lines.length;
  const end = more > 0 ? [`- and ${more} more`] : [];
  return ['### On lines that this diff does not show', '', ...lines, ...end, ''].join('\n');
}
