/** The commands of a crontab, a line each. `hasUser` where a name stands before the command. */
export function commandsOfTimetable(text: string, hasUser: boolean): string {
  return text
    .split('\n')
    .slice(0, 500)
    .map((line) => commandOf(line.trim(), hasUser))
    .filter((command) => command !== '')
    .join('\n');
}

function commandOf(line: string, hasUser: boolean): string {
  if (line === '' || line.startsWith('#') || /^\w+\s*=/.test(line)) return '';
  const words = line.split(/\s+/);
  const times = line.startsWith('@') ? 1 : 5;
  const from = times + (hasUser ? 1 : 0);
  if (words.length <= from) return '';
  // From the first `%` on it is what the command reads.
  return (
    words
      .slice(from)
      .join(' ')
      .split(/(?<!\\)%/)[0] ?? ''
  ).replaceAll(String.raw`\%`, '%');
}

/** What `crontab -l` prints stands for the timetable as it is, of which nobody knows more. */
export const TIMETABLE_AS_IT_IS = '# the timetable as it is';
