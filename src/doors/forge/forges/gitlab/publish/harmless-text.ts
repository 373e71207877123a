const WORD_JOINER = '\u2060';
/** What GitLab would carry out: a line that begins with a slash, wherever a line may begin. */
const ACTION = /(^|[\n\r\u0085\u2028\u2029])([^\S\n\r]*)\//g;
/** What GitLab would notify somebody of. */
const MENTION = /@(?=[\p{L}\p{N}_.-])/gu;

/**
 * Text in which GitLab finds no quick action and no mention. A sign of no width stands between, which is drawn
 * as nothing both in running text and in code.
 */
export function harmlessText(text: string): string {
  return text
    .replaceAll(ACTION, (_, start: string, space: string) => `${start}${space}${WORD_JOINER}/`)
    .replaceAll(MENTION, `@${WORD_JOINER}`);
}
