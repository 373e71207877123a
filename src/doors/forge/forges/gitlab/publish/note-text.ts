import type { ForgeAnnotation, ForgeReport } from '../../../../../engine/forge/types.ts';
import { cutLine, cutText } from '../../../shared/cut-text.ts';
import { harmlessText } from './harmless-text.ts';

/** GitLab takes a million characters; nobody reads as many, and pages get slow. */
const LONGEST = 200_000;
const MOST_LISTED = 100;

/** Drawn as nothing; our note is found again by it, and by who wrote it. */
export const MARK = '<!-- holdpoint';

export const SHOWN = '### On lines of this diff';
export const NOT_SHOWN = '### On other lines';

/** The note below a request. `shown` are those on lines that its diff shows. */
export function noteText(
  report: ForgeReport,
  shown: readonly ForgeAnnotation[],
  others: readonly ForgeAnnotation[],
): string {
  const id = /^[\w-]{1,100}$/.test(report.case ?? '') ? ` ${report.case}` : '';
  const parts = [
    `${MARK}${id} -->`,
    `## ${cutLine(report.title, 255) || 'Holdpoint'}`,
    ...(isWeb(report.detailsUrl) ? [`[Read it in Holdpoint](${report.detailsUrl})`] : []),
    report.summary,
    ...listed(SHOWN, shown),
    ...listed(NOT_SHOWN, others),
    `_For commit ${report.commit}._`,
  ];
  return cutText(harmlessText(parts.join('\n\n')), LONGEST, { url: report.detailsUrl });
}

function listed(title: string, annotations: readonly ForgeAnnotation[]): readonly string[] {
  if (annotations.length === 0) return [];
  const lines = annotations.slice(0, MOST_LISTED).map(({ path, line, title: what, message }) => {
    const words = cutLine(what === '' ? message : `${what}: ${message}`, 500);
    return `- \`${cutLine(path, 500).replaceAll('`', '')}:${line}\` ${words}`;
  });
  const more = annotations.length - lines.length;
  return [`${title}\n\n${lines.join('\n')}${more > 0 ? `\n- and ${more} more` : ''}`];
}

export function isWeb(url: string | null): url is string {
  return url !== null && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
