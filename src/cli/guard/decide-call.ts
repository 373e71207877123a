import type { Sha256 } from '../../core/change/seal.ts';
import type { AgentCall, AgentHost, DoorAnswer } from '../../doors/agent/types.ts';
import type { ShellWorld } from '../../readers/shell/world/types.ts';
import { askedText } from './asked-text.ts';
import { contextFor } from './context.ts';
import type { CallContext } from './context.ts';
import type { HoldDesk } from './holds/desk.ts';
import { judgeAction } from './judge.ts';
import type { GuardJudgement } from './judge.ts';
import { messageFor } from './message.ts';
import { operatorOf, repositoryOf } from './operator.ts';
import { draftOf, readActs } from './read-acts.ts';
import { rulesFor } from './rules-for.ts';
import type { KnownTools } from './tool-around.ts';
import type { ReadActs } from './read-acts.ts';
import { recordOf } from './record/record.ts';
import type { DecisionRecord } from './record/record.ts';
import { writtenLines } from './record/written-lines.ts';
import type { LoadedSnapshot } from './snapshot/loaded.ts';
import { concerns } from './stop/stop-files.ts';
import type { Stop, StopsFound } from './stop/stop-files.ts';

/** Everything that a decision takes from the world around it. */
export interface Guard {
  /** Looked at anew for each call, before anything else. */
  readonly stops: () => StopsFound;
  readonly snapshot: (cwd: string) => Promise<LoadedSnapshot>;
  readonly worldAt: (cwd: string) => ShellWorld;
  readonly desk: HoldDesk;
  /** Throws where it cannot be written down; then nothing is allowed. */
  readonly record: (recordNow: () => DecisionRecord) => void;
  /** Tells the server, when it can be told, of what is no decision. */
  readonly notice: (path: string, body: Readonly<Record<string, unknown>>) => void;
  readonly machine: string;
  /** Process that asked, for who may release what is held. */
  readonly caller: number;
  readonly now: () => string;
  /** Milliseconds since some fixed moment. */
  readonly elapsed: () => number;
  /** A name for a decision, never given twice. */
  readonly nextId: () => string;
  readonly sha256: Sha256;
  readonly host: Pick<AgentHost, 'id' | 'aliases' | 'title' | 'asks'>;
  /** Left out where a tool is known by its name alone. */
  readonly tools?: KnownTools;
}

export interface Decided {
  readonly answer: DoorAnswer;
  /** Null where it was decided before anything was judged. */
  readonly judged: GuardJudgement | null;
  readonly stop: Stop | null;
}

/**
 * One call of an agent's tool: stopped, refused, held, asked or allowed. Throws on a fault of our own, which
 * whoever called makes a block of.
 */
export async function decideCall(call: AgentCall, guard: Guard): Promise<Decided> {
  const started = guard.elapsed();
  const world = guard.worldAt(call.cwd);
  const stop = stopFor(call, guard, world, []);
  if (stop !== null) return stopped(call, guard, world, stop, null, started);

  const read = await readActs(call.acts, world, guard.tools);
  const snapshot = rulesFor(await guard.snapshot(call.cwd), guard.host, read.programs);
  if (isNothing(read) && snapshot.allowsNothing) {
    const context = tell(call, guard, contextFor(call, snapshot, world));
    record(call, guard, world, null, { outcome: 'allow', read, started, headline: '' });
    return { answer: { outcome: 'allow', message: '', context }, judged: null, stop: null };
  }
  const operator = operatorOf(world);
  const judge = (rules: LoadedSnapshot) =>
    judgeAction(
      (sha256) => draftOf(call, read, sha256),
      { tool: guard.host.title, session: call.session, operator },
      rules,
      guard.now(),
      guard.sha256,
    );
  const judged = judge(snapshot);
  const systems = judged.assessment.reach.hits.map(({ system }) => system);
  const stopOnSystem = systems.length === 0 ? null : stopFor(call, guard, world, systems);
  if (stopOnSystem !== null) return stopped(call, guard, world, stopOnSystem, judged, started);
  return settle(call, guard, world, { judged, judge, read, operator, started, snapshot });
}

interface Pending {
  readonly judged: GuardJudgement;
  /** Judges the same by other rules. */
  readonly judge: (rules: LoadedSnapshot) => GuardJudgement;
  readonly read: ReadActs;
  readonly operator: string | null;
  readonly started: number;
  readonly snapshot: LoadedSnapshot;
  /** Why a grant that covers it could not be used; left out where there is none. */
  readonly ungranted?: string;
}

/** From a verdict to an answer: what is held is brought to the desk, where it may have been released. */
async function settle(
  call: AgentCall,
  guard: Guard,
  world: ShellWorld,
  pending: Pending,
): Promise<Decided> {
  const { judged, read, operator, started, snapshot } = pending;
  const { outcome } = judged.verdict;
  // The use of a grant and the record of the decision name the same, or it would count twice.
  const id = guard.nextId();
  const done = (answer: DoorAnswer, caseId: string | null = null): Decided => {
    record(call, guard, world, judged, { id, outcome: answer.outcome, read, started, caseId });
    return { answer, judged, stop: null };
  };
  if (outcome === 'allow' && judged.grants.length > 0) {
    const use = await guard.desk.useGrant(judged, call, operator, id);
    if (use !== null) return settle(call, guard, world, withoutGrants(pending, use));
  }
  if (outcome === 'allow') {
    return done({
      outcome,
      message: '',
      context: tell(call, guard, contextFor(call, snapshot, world)),
    });
  }
  if (outcome === 'deny') {
    return done({ outcome, message: messageFor(judged, null), context: '' });
  }
  const operatorOnly = onlyAsksOperator(judged);
  const brought = await guard.desk.bring({
    call,
    judged,
    repository: repositoryOf(world),
    operator,
    asked: askedText(call.acts),
    operatorOnly,
    caller: guard.caller,
    now: guard.now(),
  });
  if (brought.kind === 'released') {
    return done({ outcome: 'allow', message: '', context: '' }, brought.caseId);
  }
  if (brought.kind === 'refused') {
    const message = `Refused: ${judged.assessment.headline} ${brought.why} Do not look for a way around it.`;
    return done({ outcome: 'deny', message, context: '' }, brought.caseId);
  }
  const message = messageFor(judged, brought.desk, pending.ungranted);
  return done(
    { outcome: operatorOnly && guard.host.asks ? 'ask' : 'hold', message, context: '' },
    brought.caseId,
  );
}

/** What is left when a grant is used up, or cannot be counted: the rules without any. */
function withoutGrants({ judge, snapshot, ...rest }: Pending, ungranted: string): Pending {
  const bare = { ...snapshot, policy: { ...snapshot.policy, grants: [] } };
  return { ...rest, judge, judged: judge(bare), snapshot: bare, ungranted };
}

/** The context's text; which lessons were given, and which mistakes came back, is counted. */
function tell(call: AgentCall, guard: Guard, context: CallContext): string {
  const { machine } = guard;
  const session = call.session.slice(0, 200);
  for (const [path, lessons] of [
    ['/api/guard/lessons/given', context.given],
    ['/api/guard/lessons/seen', context.seen],
  ] as const) {
    for (const { lesson, path: place } of lessons) {
      const at = guard.now();
      guard.notice(path, { lesson, machine, host: call.host, session, at, path: place });
    }
  }
  return context.text;
}

function onlyAsksOperator({ verdict }: GuardJudgement): boolean {
  return verdict.holds.every(
    ({ requirement }) => requirement.kind === 'approvals' && requirement.from.operator === true,
  );
}

function isNothing({ effects, signals }: ReadActs): boolean {
  return effects.length === 0 && signals.length === 0;
}

function stopFor(
  call: AgentCall,
  guard: Guard,
  world: ShellWorld,
  systems: readonly string[],
): Stop | null {
  const found = guard.stops();
  if (found.kind === 'unreadable') {
    return {
      id: 'unreadable',
      scope: { kind: 'all' },
      reason: `Whether a stop is in force cannot be known: ${found.path} cannot be read (${found.why}).`,
      by: 'Holdpoint',
      at: guard.now(),
    };
  }
  if (found.stops.length === 0) return null;
  const subject = {
    host: call.host,
    session: call.session,
    repository: repositoryOf(world),
    machine: guard.machine,
    systems,
  };
  return found.stops.find((stop) => concerns(stop, subject)) ?? null;
}

function stopped(
  call: AgentCall,
  guard: Guard,
  world: ShellWorld,
  stop: Stop,
  judged: GuardJudgement | null,
  started: number,
): Decided {
  const reason = /[.!?\u2026]$/u.test(stop.reason) ? stop.reason : `${stop.reason}.`;
  const message = `Stopped by ${stop.by}: ${reason} Do nothing more, and tell the person you work for. Only a person can resume it.`;
  const read = { effects: [], signals: [], programs: [] };
  record(call, guard, world, judged, {
    outcome: 'stop',
    read,
    started,
    stop: stop.id,
    headline: judged?.assessment.headline ?? askedText(call.acts).slice(0, 200),
  });
  return { answer: { outcome: 'stop', message, context: '' }, judged, stop };
}

function record(
  call: AgentCall,
  guard: Guard,
  world: ShellWorld,
  judged: GuardJudgement | null,
  about: {
    readonly id?: string;
    readonly outcome: DecisionRecord['outcome'];
    readonly read: ReadActs;
    readonly started: number;
    readonly caseId?: string | null;
    readonly stop?: string;
    readonly headline?: string;
  },
): void {
  guard.record(() =>
    recordOf(call, judged, {
      id: about.id ?? guard.nextId(),
      at: guard.now(),
      repository: repositoryOf(world),
      operator: operatorOf(world),
      outcome: about.outcome,
      programs: about.read.programs,
      ...(about.headline === undefined ? {} : { headline: about.headline }),
      caseId: about.caseId ?? null,
      stop: about.stop ?? null,
      ...(about.outcome === 'allow' || about.outcome === 'ask'
        ? { wrote: writtenLines(call, world, guard.sha256) }
        : {}),
      offline: guard.desk.offline(),
      durationMs: Math.max(0, Math.round((guard.elapsed() - about.started) * 1000) / 1000),
    }),
  );
}
