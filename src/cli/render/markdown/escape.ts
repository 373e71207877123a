/** Text from a change is the author's: it must not be able to write markup, links or mentions. */

import { markUnseen } from '../../terminal/unseen.ts';

/** Text between markup. */
export function text(value: string): string {
  return clean(value)
    .replace(/[\\`*{}[\]<>#|~!&]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, (mark) => `\\${mark}`)
    .replaceAll('@', '@\u200b');
}

/** A code span that its content cannot leave; pipes are escaped, for it may stand in a table. */
export function code(value: string): string {
  const content = clean(value).replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...content.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const space = content.startsWith('`') || content.endsWith('`') ? ' ' : '';
  return `${fence}${space}${content}${space}${fence}`;
}

function clean(value: string): string {
  return markUnseen(value.replace(/\s+/g, ' ')).trim();
}
