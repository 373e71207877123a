import type { ForgeAnnotation, ForgeReport } from '../../../../../engine/forge/types.ts';
import { cutLine, cutText } from '../../../shared/cut-text.ts';
import { harmlessText } from './harmless-text.ts';
import type { Forged } from './status.ts';

/** GitLab takes a million characters; nobody reads as many, and pages get slow. */
const LONGEST = 200_000;
const MOST_LISTED = 100;

/** Drawn as nothing; our note is found again by it, and by who wrote it. */
export const MARK = '<!-- holdpoint';

export const SHOWN = '### On lines of this diff';
export const NOT_SHOWN = '### On other lines';

/** How far what Holdpoint says here can be relied on. */
export interface Trust {
  readonly forged: Forged | null;
  /** In words; null where nothing merges without Holdpoint. */
  readonly weakness: string | null;
}

function forgedWords({ by, status }: Forged): string {
  const who = `\`${cutLine(by, 100).replaceAll('`', '')}\``;
  const said = `\`${cutLine(status, 50).replaceAll('`', '')}\``;
  return `> **Not from Holdpoint:** ${who} wrote the status \`holdpoint\` (${said}) on this commit. Holdpoint wrote over it; what counts is what stands here. Find out why.`;
}

/** The note below a request. `shown` are those on lines that its diff shows. */
export function noteText(
  report: ForgeReport,
  shown: readonly ForgeAnnotation[],
  others: readonly ForgeAnnotation[],
  { forged, weakness }: Trust,
): string {
  const id = /^[\w-]{1,100}$/.test(report.case ?? '') ? ` ${report.case}` : '';
  const parts = [
    `${MARK}${id} -->`,
    `## ${cutLine(report.title, 255) || 'Holdpoint'}`,
    ...(isWeb(report.detailsUrl) ? [`[Read it in Holdpoint](${report.detailsUrl})`] : []),
    ...(forged === null ? [] : [forgedWords(forged)]),
    report.summary,
    ...listed(SHOWN, shown),
    ...listed(NOT_SHOWN, others),
    ...(weakness === null ? [] : [`> ${weakness}`]),
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
