import type { ChangeRequest } from '../types.ts';

/** Controls, and what turns the direction of text around: neither is part of what anybody needs to read. */
// oxlint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;
const MARKS = /[\\`*_{}[\]()#+!|~^$-]/g;
/** Parts a sign from what follows it, so that a forge makes no mention, reference or link of them. */
const APART = '\u200b';

/** One line of text as somebody else wrote it, bounded, without anything unseen. */
export function oneLine(text: string, longest: number): string {
  const clean = text
    .slice(0, longest * 4)
    .toWellFormed()
    .replace(UNSEEN, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return clean.length <= longest ? clean : `${clean.slice(0, longest - 1).toWellFormed()}…`;
}

/**
 * Somebody else's text within Markdown: it shows as it was written, and nothing of it is markup, HTML, a link,
 * a reference, or a mention that would call people.
 */
export function plain(text: string, longest = 300): string {
  return oneLine(text, longest)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(MARKS, String.raw`\$&`)
    .replaceAll('@', `@${APART}`)
    .replace(/#(?=\d)/g, `#${APART}`)
    .replace(/:(?=\/\/)/g, `:${APART}`)
    .replace(/\b(www|GH)(?=[.\\-])/gi, `$1${APART}`);
}

/** A path or name within Markdown, as code. */
export function code(text: string, longest = 200): string {
  const clean = oneLine(text, longest).replaceAll('`', 'ʼ').replaceAll('|', '¦');
  return clean === '' ? '' : `\`${clean}\``;
}

/** A request's title as a case has it. */
export function plainTitle({ title, number }: Pick<ChangeRequest, 'title' | 'number'>): string {
  const clean = oneLine(title, 180);
  return clean === '' ? `Request ${number}` : `${clean} (#${number})`;
}
