import type { Trait } from '../../core/change/types.ts';
import { newlyRun } from './commands.ts';
import { CHECKS, DEPLOYS } from './names.ts';
import type { Job, Pipeline } from './pipeline.ts';

/** One difference between two versions of a pipeline. */
export interface Finding {
  readonly key: string;
  readonly what: string;
  readonly safer: string;
  readonly traits: readonly Trait[];
  /** `execute` where something runs that did not, and whose outcome the file does not tell. */
  readonly verb: 'update' | 'delete' | 'execute';
  readonly side: 'before' | 'after';
  readonly line: number;
}

const SHA = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

export function comparePipelines(before: Pipeline, after: Pipeline): readonly Finding[] {
  const old = new Map(before.jobs.map((job) => [job.name, job]));
  const next = new Map(after.jobs.map((job) => [job.name, job]));
  const findings: Finding[] = [];
  for (const [name, job] of old) {
    const now = next.get(name);
    findings.push(...(now === undefined ? jobGone(job, after) : jobChanged(job, now, next)));
  }
  const newJobs = after.jobs.filter(({ name }) => !old.has(name));
  findings.push(
    ...newJobs
      .filter(({ lenient, name }) => lenient && CHECKS.test(name))
      .map(({ name, line }) =>
        guard(
          `job ${name}`,
          `the job ${name} may fail without consequence`,
          'let it fail the pipeline',
          'after',
          line,
        ),
      ),
  );
  for (const { what, safer, line, job } of newlyRun(before.jobs, after.jobs)) {
    findings.push({
      key: `${job}: ${line.text.slice(0, 80)}`,
      what: `the job ${job} newly runs a command that ${what}`,
      safer,
      traits: [],
      verb: 'execute',
      side: 'after',
      line: line.line,
    });
  }
  return [...findings, ...whole(before, after)];
}

function guard(
  key: string,
  what: string,
  safer: string,
  side: Finding['side'],
  line: number,
): Finding {
  return { key, what, safer, traits: ['protection-removed'], verb: 'update', side, line };
}

function jobGone(job: Job, after: Pipeline): readonly Finding[] {
  const { name, line, gates } = job;
  const gone = (what: string, safer: string): Finding => ({
    ...guard(`job ${name}`, what, safer, 'before', line),
    verb: 'delete',
  });
  if (gates.length > 0 && !DEPLOYS.test(name)) {
    const what = `the job ${name} goes, which waited for ${gates.join(' and ')}`;
    return [gone(what, 'keep the approval')];
  }
  // A job under another name that does the same is a rename.
  if (after.jobs.some((other) => doesAll(other, job))) return [];
  if (!CHECKS.test(name)) {
    return [{ ...gone(`the job ${name} goes, and what it did is done no more`, ''), traits: [] }];
  }
  return [
    gone(
      `the job ${name} goes, and nothing else checks what it checked`,
      'keep the check, or move it before it is taken out here',
    ),
  ];
}

function doesAll(other: Job, { commands, uses }: Job): boolean {
  if (commands.length + uses.length === 0) return false;
  return (
    commands.every(({ text }) => other.commands.some((own) => own.text === text)) &&
    (commands.length > 0 || uses.every(({ name }) => other.uses.some((own) => own.name === name)))
  );
}

function jobChanged(old: Job, now: Job, next: ReadonlyMap<string, Job>): readonly Finding[] {
  const { name, line } = now;
  const findings: Finding[] = [];
  const key = `job ${name}`;
  // A gate more only adds somebody who lets it pass.
  const lost = old.gates.filter((gate) => !now.gates.includes(gate));
  const won = now.gates.filter((gate) => !old.gates.includes(gate));
  if (lost.length > 0) {
    const was = lost.join(' and ');
    findings.push(
      won.length === 0
        ? guard(
            key,
            `the job ${name} no longer waits for ${was}`,
            `keep ${was}, and the approvals set there`,
            'before',
            old.line,
          )
        : guard(
            key,
            `the job ${name} goes through ${won.join(' and ')} instead of ${was}`,
            'check that the same approvals are asked for there',
            'after',
            line,
          ),
    );
  }
  if (!old.optional && now.optional && CHECKS.test(name) && !DEPLOYS.test(name)) {
    findings.push(
      guard(
        key,
        `the job ${name} only runs where somebody starts it, and nothing waits for what it checks`,
        'let it run by itself, or set `allow_failure: false`',
        'after',
        line,
      ),
    );
  }
  const reached = reachable(now, next);
  for (const needed of old.needs) {
    if (now.needs.includes(needed) || reached.has(needed)) continue;
    if (!DEPLOYS.test(name) && !CHECKS.test(needed)) continue;
    findings.push(
      guard(
        key,
        `the job ${name} no longer waits for ${needed}`,
        `keep ${needed} among what it needs`,
        'before',
        old.line,
      ),
    );
  }
  if (!old.lenient && now.lenient) {
    findings.push(
      guard(
        key,
        `the job ${name}, or a step of it, may fail without consequence`,
        'let it fail the pipeline, and mend it',
        'after',
        line,
      ),
    );
  }
  for (const use of now.uses) {
    const was = old.uses.find((other) => other.name === use.name);
    if (was === undefined || !SHA.test(was.ref) || SHA.test(use.ref)) continue;
    findings.push(
      guard(
        `${key} uses ${use.name}`,
        `${use.name} is no longer pinned to a commit, so others decide what runs`,
        'pin it to a full commit id',
        'after',
        use.line,
      ),
    );
  }
  return findings;
}

/** Everything a job waits for, through others as well. */
function reachable(job: Job, jobs: ReadonlyMap<string, Job>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...job.needs];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    open.push(...(jobs.get(name)?.needs ?? []));
  }
  return found;
}

function whole(before: Pipeline, after: Pipeline): readonly Finding[] {
  const findings: Finding[] = [];
  if (JSON.stringify(before.schedules) !== JSON.stringify(after.schedules)) {
    const what =
      after.schedules.length === 0
        ? 'it no longer runs by the clock'
        : `it runs by the clock at ${after.schedules.slice(0, 3).join(', ')}`;
    findings.push({
      key: 'schedule',
      what,
      safer: '',
      traits: ['schedule'],
      verb: 'update',
      side: 'after',
      line: 1,
    });
  }
  if (before.concurrency && !after.concurrency) {
    const what = 'two runs may now happen at once';
    findings.push({
      key: 'concurrency',
      what,
      safer: 'keep `concurrency`',
      traits: [],
      verb: 'update',
      side: 'before',
      line: 1,
    });
  }
  if (before.strangerLine === null && after.strangerLine !== null) {
    findings.push({
      key: 'checkout',
      what: 'it checks out code that people outside send in, with secrets at hand',
      safer: 'use pull_request, or leave out the ref so that the base is checked out',
      traits: ['permission-widened'],
      verb: 'update',
      side: 'after',
      line: after.strangerLine,
    });
  }
  return findings;
}
