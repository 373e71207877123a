import { linesOf } from '../formats/lines.ts';
import type { Job } from './jobs.ts';

/** What a crontab says, or the first line that is none of its kind. */
export type CrontabReading =
  | {
      readonly kind: 'read';
      readonly jobs: readonly Job[];
      readonly settings: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'failed'; readonly line: number; readonly message: string };

const FIELDS = /^((?:[\w*?,/#~-]+[ \t]+){5})(\S.*)$/;
const MACRO = /^(@(?:reboot|yearly|annually|monthly|weekly|daily|midnight|hourly))[ \t]+(\S.*)$/i;
const SETTING = /^([A-Za-z_]\w{0,100})[ \t]*=[ \t]*(.*)$/;

/** Reads a crontab; `withUser` for the tables of the system, where a name stands before the command. */
export function readCrontab(text: string, withUser: boolean): CrontabReading {
  const jobs: Job[] = [];
  const settings = new Map<string, string>();
  for (const { number, text: line } of linesOf(text)) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    if (trimmed.includes('\0')) return failed(number);
    const setting = SETTING.exec(trimmed);
    if (setting !== null) {
      settings.set(setting[1] ?? '', setting[2] ?? '');
      continue;
    }
    const found = MACRO.exec(trimmed) ?? FIELDS.exec(trimmed);
    if (found === null) return failed(number);
    const rest = found[2] ?? '';
    const command = withUser ? rest.replace(/^\S+[ \t]+/, '') : rest;
    jobs.push({ schedule: (found[1] ?? '').trim().replace(/\s+/g, ' '), command, line: number });
  }
  return { kind: 'read', jobs, settings };
}

function failed(line: number): CrontabReading {
  return {
    kind: 'failed',
    line,
    message: 'it is neither a job, a setting nor a comment of a crontab',
  };
}

/** True for tables of the system, which name a user. */
export function namesUser(path: string): boolean {
  return /(?:^|\/)cron\.d\/|(?:^|\/)etc\/crontab$/.test(path);
}
