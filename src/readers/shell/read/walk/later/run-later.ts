/** Files whose lines are run by something else, later: hooks of git, profiles of shells, timetables, services. */
import { isHarmlessProgram } from '../../harmless-programs.ts';
import { childShell } from '../../state/new-state.ts';
import type { ShellState, Spot, Walk } from '../../state/types.ts';
import { commandsOfTimetable } from './timetable.ts';

const HOOK = /\/\.git\/hooks\/[a-z-]+$|\/\.husky\/[a-z-]+$/;
const PROFILE =
  /\/\.(?:bashrc|bash_profile|bash_login|bash_logout|bash_aliases|profile|zshrc|zprofile|zshenv|zlogin|zlogout|kshrc|envrc|xprofile|xinitrc)$|^\/etc\/(?:profile|bash\.bashrc|profile\.d\/[^/]+|rc\.local)$/;
const TIMETABLE = /^\/etc\/(?:crontab|cron\.d\/[^/]+)$/;
const PERIODIC = /^\/etc\/cron\.(?:hourly|daily|weekly|monthly)\/[^/]+$/;
const UNIT = /\/systemd\/[^\n]*\.service$|\/autostart\/[^/]+\.desktop$/;
const LONGEST = 64 * 1024;

/** What a file at this path has others run, as text for a shell; null where it is a file like any other. */
function commandsIn(path: string, text: string): string | null {
  if (HOOK.test(path) || PERIODIC.test(path)) {
    const interpreter = /^#!\s*([^\n]{1,200})/.exec(text)?.[1];
    return interpreter === undefined || /\b(?:ba|z|k|da)?sh\b/.test(interpreter) ? text : null;
  }
  if (PROFILE.test(path)) return `${text}\n${usualAliases(text)}`;
  if (TIMETABLE.test(path)) return commandsOfTimetable(text, true);
  if (!UNIT.test(path)) return null;
  return [...text.matchAll(/^Exec\w*=[-@:+!]*(.+)$/gm)].map(([, command]) => command).join('\n');
}

/** What an alias stands for that takes the name of a program which everybody runs: `alias ls='…'`. */
function usualAliases(text: string): string {
  return [
    ...text.matchAll(/^[^\S\r\n\u2028\u2029]*alias\s+([\w.-]{1,40})=(?:'([^'\n]*)'|"([^"\n]*)")/gm),
  ]
    .filter(([, name = '']) => name === 'cd' || isHarmlessProgram(name))
    .map(([, , single, double]) => single ?? double ?? '')
    .join('\n');
}

/** Reads what is written to such a file as what it will run, in a shell of its own. */
export function readRunLater(
  path: string,
  text: string,
  state: ShellState,
  walk: Walk,
  spot: Spot,
): void {
  const commands = commandsIn(path, text.slice(0, LONGEST));
  if (commands === null || commands.trim() === '') return;
  const before = walk.items.length;
  const inner = childShell({ ...state, via: [...state.via, path], stdin: { kind: 'none' } });
  walk.text(commands, { source: spot.source, line: spot.line }, inner, spot);
  // What cannot be told of a profile's own set-up was there before this command as well.
  const read = walk.items.splice(before);
  walk.items.push(...read.filter((item) => item.kind !== 'unresolved' && !isUnread(item)));
}

function isUnread(item: Walk['items'][number]): boolean {
  return (
    item.kind === 'doing' &&
    item.doing.type !== 'fetched-code' &&
    item.doing.traits?.includes('unread-code') === true
  );
}
