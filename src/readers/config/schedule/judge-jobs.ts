import { actOf } from '../report/act.ts';
import type { Act } from '../report/act.ts';
import type { Place } from '../rules/types.ts';
import { rateName } from '../values/cron.ts';
import { shown } from '../values/secret.ts';
import { weeklyRuns } from './calendar.ts';
import { harmOf, isPlainlyHarmless } from './harm.ts';
import { JobPool } from './job-pool.ts';
import { commandKey, isBackup } from './jobs.ts';
import type { Job } from './jobs.ts';

/** How jobs are told: by which program and under which type. */
export interface JobKind {
  readonly type: 'cron-job' | 'systemd-timer';
  readonly provider: 'cron' | 'systemd';
}

/** Commands that other files of the change take over or give up. */
export interface JobsElsewhere {
  readonly added: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
}

/** Jobs that come, go, run something else or at other times. Order and comments mean nothing. */
export function judgeJobs(
  before: readonly Job[],
  after: readonly Job[],
  place: Place,
  kind: JobKind,
  elsewhere: JobsElsewhere,
): readonly Act[] {
  const acts: Act[] = [];
  const come = new JobPool(after);
  const changed = before.filter((job) => come.take(SAME, job) === null);
  const unpaired: Job[] = [];
  for (const job of changed) {
    const next = come.take(commandKey, job);
    if (next === null) unpaired.push(job);
    else acts.push(rescheduled(job, next, place, kind));
  }
  const atTime = new JobPool(unpaired);
  for (const job of unpaired) {
    // Of several at one time nobody can tell which one became which.
    const next = atTime.count(timeKey, job) === 1 ? come.take(timeKey, job) : null;
    if (next !== null) acts.push(recommanded(job, next, place, kind));
    else if (!elsewhere.added.has(commandKey(job))) acts.push(removed(job, place, kind));
  }
  for (const job of come.left()) {
    if (!elsewhere.removed.has(commandKey(job))) acts.push(added(job, place, kind));
  }
  return acts;
}

const SAME = (job: Job) => JSON.stringify([job.schedule, commandKey(job)]);
const timeKey = ({ schedule }: Job) => schedule;

function jobAct(
  job: Job,
  place: Place,
  kind: JobKind,
  given: Pick<Act, 'why'> & Partial<Act>,
): Act {
  const command = shown([], commandKey(job));
  return actOf({
    ...kind,
    address: `${job.schedule} ${command}`,
    name: command,
    place,
    traits: ['configuration', 'schedule'],
    note: `runs at ${job.schedule}`,
    ...given,
  });
}

function added(job: Job, place: Place, kind: JobKind): Act {
  const harm = harmOf(job.command) ?? fetched(job.command);
  const what = shown([], commandKey(job));
  return jobAct(job, place, kind, {
    verb: 'execute',
    why:
      harm !== null
        ? `A new job runs ${harm} at ${job.schedule} with nobody watching, and what it destroys cannot be told from here`
        : isPlainlyHarmless(job.command)
          ? `A new job runs ${what} at ${job.schedule}, which is on the list of commands that only look, report or save`
          : `A new job runs ${what} at ${job.schedule}; nothing in the command is on the list of what destroys, and the job can be taken out again`,
    ...(harm === null ? {} : { reversibility: 'unknown' as const, data: 'unknown' as const }),
    safer:
      harm === null
        ? []
        : [
            'run it once by hand with somebody watching, or dry',
            'bound what it may delete by path and age',
          ],
    after: [job.line],
  });
}

/** Code that is fetched when it runs, or that nobody can read as it stands. */
function fetched(command: string): string | null {
  if (/(?:curl|wget)\b[^|]{0,2000}\|\s*(?:sudo\s+)?(?:ba|z|da)?sh\b/.test(command))
    return 'code that is fetched when it runs';
  return /base64\s+(?:-d|--decode|-D)\b|\beval\b/.test(command)
    ? 'code that nobody can read as it stands'
    : null;
}

function removed(job: Job, place: Place, kind: JobKind): Act {
  const backup = isBackup(job.command);
  const what = shown([], commandKey(job));
  return jobAct(job, place, kind, {
    verb: 'delete',
    why: backup
      ? `The job ${what} is taken out, and by its name it saves data: from now on there may be no newer copy to go back to`
      : `The job ${what} no longer runs; it can be put back`,
    traits: [
      'configuration',
      'schedule',
      ...(backup ? (['backup', 'protection-removed'] as const) : []),
    ],
    safer: backup ? ['add the new way of saving first, and restore from it once'] : [],
    before: [job.line],
  });
}

function rescheduled(job: Job, next: Job, place: Place, kind: JobKind): Act {
  const old = weeklyRuns(job.schedule);
  const now = weeklyRuns(next.schedule);
  const backup = isBackup(job.command);
  const rarer =
    backup &&
    ((old !== null && now !== null && now < old * 0.9) || /^@reboot$/i.test(next.schedule));
  const often = old !== null && now !== null && now >= old * 10;
  const rates =
    old === null || now === null ? '' : ` (${rateName(old)} before, ${rateName(now)} now)`;
  const then = rarer
    ? ', so more is lost between two backups'
    : often
      ? ', many times as often, and runs may overlap'
      : '; the old time can be put back';
  return jobAct(next, place, kind, {
    why: `The job ${shown([], commandKey(next))} goes from ${job.schedule} to ${next.schedule}${rates}${then}`,
    traits: [
      'configuration',
      'schedule',
      ...(rarer ? (['backup', 'protection-removed'] as const) : []),
      ...(often ? (['number-leap'] as const) : []),
    ],
    changes: ['schedule'],
    safer: rarer
      ? ['keep backups as frequent as they were']
      : often
        ? ['check that one run ends before the next begins']
        : [],
    before: [job.line],
    after: [next.line],
  });
}

function recommanded(job: Job, next: Job, place: Place, kind: JobKind): Act {
  const lost = isBackup(job.command) && !isBackup(next.command);
  const harm =
    harmOf(job.command) === null ? (harmOf(next.command) ?? fetched(next.command)) : null;
  return jobAct(next, place, kind, {
    verb: 'execute',
    why:
      harm !== null
        ? `The job at ${next.schedule} now runs ${harm}, and what it destroys cannot be told from here`
        : lost
          ? `The job at ${next.schedule} saved data by its name, and what it runs now does not say so`
          : `The job at ${next.schedule} runs another command, in which nothing is new on the list of what destroys`,
    ...(harm === null ? {} : { reversibility: 'unknown' as const, data: 'unknown' as const }),
    traits: [
      'configuration',
      'schedule',
      ...(lost ? (['backup', 'protection-removed'] as const) : []),
    ],
    changes: ['command'],
    safer: harm === null ? [] : ['run it once by hand with somebody watching, or dry'],
    before: [job.line],
    after: [next.line],
  });
}
