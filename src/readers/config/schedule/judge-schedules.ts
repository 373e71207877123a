import { at } from '../../shared/tree/look.ts';
import { scalarOf } from '../compare/key-change.ts';
import { compareDocuments } from '../compare/compare-documents.ts';
import type { OpenFile } from '../open-file.ts';
import { actOf } from '../report/act.ts';
import type { Act } from '../report/act.ts';
import { judgeSettings } from '../settings/judge-settings.ts';
import type { SettingsFile } from '../settings/judge-settings.ts';
import { harmOf } from './harm.ts';
import { judgeJobs } from './judge-jobs.ts';
import type { JobsElsewhere } from './judge-jobs.ts';
import { commandKey, isBackup } from './jobs.ts';
import type { Job } from './jobs.ts';
import { commandsOfService, jobsOfTimer } from './systemd.ts';

/** What a crontab, a timer or a service unit comes to. */
export function judgeSchedules(
  file: OpenFile,
  settings: SettingsFile,
  elsewhere: JobsElsewhere,
): readonly Act[] {
  if (file.language === 'cron') {
    const kind = { type: 'cron-job', provider: 'cron' } as const;
    return judgeJobs(file.jobs.before, file.jobs.after, settings.place, kind, elsewhere);
  }
  const { before, after } = jobsOf(file);
  const kind = { type: 'systemd-timer', provider: 'systemd' } as const;
  const acts = [
    ...judgeJobs(before, after, settings.place, kind, elsewhere),
    ...(isTimer(file) ? [] : serviceActs(file, settings)),
  ];
  if (acts.length > 0) return acts;
  const changes = compareDocuments(file.before, file.after);
  return judgeSettings(changes, { ...settings, moved: () => true });
}

/** Commands that come to or leave a file, by which moves between files are known. */
export function commandsOf(file: OpenFile): {
  readonly added: readonly string[];
  readonly removed: readonly string[];
} {
  const { before, after } = jobsOf(file);
  const old = new Set(before.map(commandKey));
  const next = new Set(after.map(commandKey));
  return {
    added: [...[...next].filter((key) => !old.has(key)), ...startedBy(file)],
    removed: [...old].filter((key) => !next.has(key)),
  };
}

/** A new service unit may take over what a crontab ran so far. */
function startedBy(file: OpenFile): readonly string[] {
  if (file.language !== 'systemd' || isTimer(file)) return [];
  const { text } = commandsOfService(file.after[0] ?? null);
  return text.split('\n').map((command) =>
    command
      .replace(/^[-@:+!]+/, '')
      .trim()
      .replace(/\s+/g, ' '),
  );
}

function jobsOf(file: OpenFile): {
  readonly before: readonly Job[];
  readonly after: readonly Job[];
} {
  if (file.language === 'cron') return file.jobs;
  if (file.language !== 'systemd' || !isTimer(file)) return { before: [], after: [] };
  return {
    before: jobsOfTimer(file.before[0] ?? null, file.pair.path),
    after: jobsOfTimer(file.after[0] ?? null, file.pair.path),
  };
}

function isTimer({ pair }: OpenFile): boolean {
  return pair.path.endsWith('.timer');
}

function serviceActs(file: OpenFile, settings: SettingsFile): readonly Act[] {
  const before = commandsOfService(file.before[0] ?? null);
  const after = commandsOfService(file.after[0] ?? null);
  if (before.text === after.text || file.pair.after === null) return [];
  const harm = harmOf(before.text) === null ? harmOf(after.text) : null;
  const lost = isBackup(before.text) && !isBackup(after.text);
  if (harm === null && !lost) return [];
  const name = file.pair.path.slice(file.pair.path.lastIndexOf('/') + 1);
  const user = scalarOf(at(file.after[0] ?? null, 'Service', 'User')) ?? 'root';
  return [
    actOf({
      verb: 'execute',
      type: 'systemd-service',
      provider: 'systemd',
      address: 'Service',
      name,
      place: settings.place,
      why:
        harm === null
          ? `${name} saved data by its command, and what it runs now does not say so`
          : `${name} now runs ${harm} as ${String(user)}, and what that destroys cannot be told from here`,
      ...(harm === null ? {} : { reversibility: 'unknown' as const, data: 'unknown' as const }),
      traits: ['configuration', ...(lost ? (['backup', 'protection-removed'] as const) : [])],
      changes: ['ExecStart'],
      safer: ['run it once by hand, with somebody watching'],
      before: before.text === '' ? [] : [before.line],
      after: [after.line],
    }),
  ];
}
