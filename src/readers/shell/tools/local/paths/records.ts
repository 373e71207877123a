/** What tells afterwards who did what: logs of the system and histories of shells. */
import { isAtOrBelow, partsOf } from './normal-path.ts';

const HISTORIES =
  /^(?:\.(?:bash|zsh|sh|ash|ksh|python|mysql|psql|rediscli|node_repl|sqlite|irb|dbshell|mongo)_?history|\.zhistory|\.histfile|fish_history|consolehost_history\.txt)$/;
const LOG_FOLDERS: readonly string[] = [
  ...'/var/log /private/var/log /Library/Logs /var/account /var/run/utmp /run/log'.split(' '),
  ...'/System/Volumes/Data/private/var/log /var/adm'.split(' '),
];

/** `log` of the system, `history` of a shell, or null. */
export function recordKind(path: string): 'log' | 'history' | null {
  if (HISTORIES.test((partsOf(path).at(-1) ?? '').toLowerCase())) return 'history';
  if (LOG_FOLDERS.some((folder) => isAtOrBelow(path, folder))) return 'log';
  return /^(?:[A-Za-z]:|\/mnt\/[a-z])\/windows\/system32\/(?:winevt|logfiles)/i.test(path)
    ? 'log'
    : null;
}
