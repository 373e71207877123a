import { acknowledgeStop } from '../../../engine/agents/stops/acknowledge-stop.ts';
import { issueGrant } from '../../../engine/agents/grants/grants.ts';
import { addLesson, noteLesson } from '../../../engine/agents/lessons/lessons.ts';
import { issueStop } from '../../../engine/agents/stops/issue-stop.ts';
import { noticeSession } from '../../../engine/agents/decisions/notice-session.ts';
import { recordDecisions } from '../../../engine/agents/decisions/record-decisions.ts';
import { resumeStop } from '../../../engine/agents/stops/resume-stop.ts';
import { useGrant } from '../../../engine/agents/grants/use-grant.ts';
import { instantAfter, type Engine } from '../../../engine/engine.ts';
import { SESSIONS, type SampleSession } from './cast.ts';
import { DEEDS, type SampleDeed } from './deeds.ts';
import { holdSampleAction } from './hold-sample.ts';
import { GRANT, LESSONS, STOP } from './turns.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The story is told again when the last one is as old as this. */
const TELLS_AGAIN_AFTER = 12 * HOUR;

/** How long before the start of the server the story begins. */
export const STORY_BEGINS = 3 * HOUR;

const GUARD = 'sample';

/** The same engine at an earlier time. */
export function engineAt(engine: Engine, now: string): Engine {
  return { ...engine, clock: { ...engine.clock, now: () => now } };
}

/** What was made while the story was told, for what comes after. */
interface Told {
  readonly start: string;
  readonly spool: string;
  /** Name of each session as its host would give it. */
  readonly names: ReadonlyMap<string, string>;
  readonly sequences: Map<string, number>;
  readonly lessons: Map<string, string>;
  grant: string;
  stop: string;
}

interface Step {
  /** Minutes before the start. */
  readonly ago: number;
  readonly tell: (engine: Engine, told: Told) => Promise<unknown>;
}

/**
 * Tells what the sample's agents did, through the same use cases as guards and people. Nothing is told while
 * there are sessions of less than half a day, so that a restart changes nothing.
 */
export async function tellOfAgents(engine: Engine): Promise<void> {
  const start = engine.clock.now();
  const since = instantAfter(start, -TELLS_AGAIN_AFTER);
  if ((await engine.store.agents.listSessions(since, 1)).length > 0) return;
  const told: Told = {
    start,
    spool: engine.ids.next(),
    names: new Map(SESSIONS.map(({ name }) => [name, engine.ids.next()])),
    sequences: new Map(),
    lessons: new Map(),
    grant: '',
    stop: '',
  };
  for (const { ago, tell } of steps().toSorted((a, b) => b.ago - a.ago)) {
    await tell(engineAt(engine, minutesBefore(start, ago)), told);
  }
}

function minutesBefore(start: string, minutes: number): string {
  return instantAfter(start, -minutes * MINUTE);
}

function steps(): readonly Step[] {
  return [
    ...SESSIONS.flatMap((session) => beginningAndEnd(session)),
    ...LESSONS.flatMap((lesson) => lessonSteps(lesson)),
    ...DEEDS.map((deed) => ({
      ago: deed.ago,
      tell: (engine: Engine, told: Told) => decide(engine, told, deed),
    })),
    { ago: GRANT.at, tell: grantIt },
    { ago: STOP.at, tell: stopIt },
    {
      ago: STOP.resumedAt,
      tell: (engine, told) =>
        resumeStop(engine, {
          stop: told.stop,
          person: STOP.resumedBy,
          reason: STOP.resumedReason,
        }),
    },
  ];
}

function keyOf(session: SampleSession, told: Told) {
  const { machine, host, name } = session;
  return { machine, host, session: told.names.get(name) ?? name };
}

function sessionOf(name: string): SampleSession {
  const found = SESSIONS.find((session) => session.name === name);
  if (found === undefined) throw new Error(`the story names no session ${name}`);
  return found;
}

function beginningAndEnd(session: SampleSession): readonly Step[] {
  const { model, repository, cwd, operator, began, ended } = session;
  const said = { model, repository, cwd, operator };
  const tell =
    (ends: boolean) =>
    (engine: Engine, told: Told): Promise<void> =>
      noticeSession(engine, { ...keyOf(session, told), at: engine.clock.now(), ...said, ends });
  return [
    { ago: began, tell: tell(false) },
    ...(ended === null ? [] : [{ ago: ended, tell: tell(true) }]),
  ];
}

async function addOrFind(engine: Engine, { by, said }: (typeof LESSONS)[number]): Promise<string> {
  const known = await engine.store.agents.listLessons();
  const before = known.find(({ lesson }) => lesson.title === said.title);
  return before === undefined ? (await addLesson(engine, said, by)).id : before.lesson.id;
}

function lessonSteps(lesson: (typeof LESSONS)[number]): readonly Step[] {
  const { title } = lesson.said;
  const note =
    (name: string, kind: 'given' | 'seen') =>
    (engine: Engine, told: Told): Promise<boolean> =>
      noteLesson(
        engine,
        kind,
        {
          ...keyOf(sessionOf(name), told),
          lesson: told.lessons.get(title) ?? '',
          at: engine.clock.now(),
          path: lesson.path,
        },
        GUARD,
      );
  return [
    {
      ago: lesson.at,
      tell: async (engine, told) => told.lessons.set(title, await addOrFind(engine, lesson)),
    },
    ...lesson.given.map((name) => ({ ago: sessionOf(name).began - 1, tell: note(name, 'given') })),
    ...(lesson.seen === null ? [] : [{ ago: lesson.seen, tell: note(lesson.given[0], 'seen') }]),
  ];
}

async function grantIt(engine: Engine, told: Told): Promise<void> {
  const startsAt = engine.clock.now();
  const endsAt = instantAfter(startsAt, GRANT.hours * HOUR);
  told.grant = (await issueGrant(engine, { ...GRANT.terms, startsAt, endsAt }, GRANT.by)).id;
}

async function stopIt(engine: Engine, told: Told): Promise<void> {
  const session = keyOf(sessionOf(STOP.session), told);
  const { stop } = await issueStop(
    engine,
    {
      scope: { kind: 'agent', host: session.host, session: session.session },
      reason: STOP.reason,
      attempt: null,
    },
    { kind: 'person', id: STOP.by },
  );
  told.stop = stop.id;
  const at = instantAfter(stop.at, STOP.obeyedAfter);
  await acknowledgeStop(engineAt(engine, at), stop.id, [{ session, at, how: 'ended' }], GUARD);
}

async function decide(engine: Engine, told: Told, deed: SampleDeed): Promise<void> {
  const session = sessionOf(deed.session);
  const { model, repository, cwd, operator } = session;
  const key = keyOf(session, told);
  const { machine } = key;
  const sequence = (told.sequences.get(machine) ?? 0) + 1;
  told.sequences.set(machine, sequence);
  const id = engine.ids.next();
  const held =
    deed.by === 'hold'
      ? await holdSampleAction(engine, { ...key, cwd, repository, operator })
      : null;
  if (deed.by === 'grant') {
    const use = { ...key, decision: id, operator, presence: false };
    await useGrant(engine, told.grant, use, GUARD);
  }
  const { tool, programs, environment, outcome, effects } = deed;
  const decision = {
    id,
    ...key,
    spool: told.spool,
    sequence,
    at: engine.clock.now(),
    subagent: null,
    model,
    tool,
    cwd,
    repository,
    operator,
    programs,
    headline: held?.case.assessment.headline ?? deed.headline,
    environment,
    outcome,
    rules: deed.rules ?? [],
    changeDigest: held?.case.assessment.change.digest ?? null,
    effects,
    systems: deed.systems ?? [],
    caseId: held?.case.id ?? null,
    stop: deed.by === 'stop' ? told.stop : null,
    grant: deed.by === 'grant' ? told.grant : null,
    policyHash: engine.world.policy.hash,
    offline: false,
    durationMs: 2,
  };
  await recordDecisions(engine, [decision], [], GUARD);
}
