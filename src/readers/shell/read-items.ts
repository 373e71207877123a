/** What was met in a command → effects and signals, by the tables of the tools. */
import type { Effect, Signal } from '../../core/change/types.ts';
import type { CommandText } from './command-text.ts';
import { deploysToProduction, doingByName } from './read/by-name.ts';
import { isHarmlessProgram } from './read/harmless-programs.ts';
import type { Item, Spot } from './read/state/types.ts';
import { madePaths } from './read/made-paths.ts';
import type { MadePaths } from './read/made-paths.ts';
import { toolsOf } from './read/tools-of.ts';
import { isShellsOwn } from './read/walk/builtins.ts';
import { pathFrom } from './read/walk/paths.ts';
import { walkWhole } from './read/walk/read-walk.ts';
import { Report } from './report/collect.ts';
import { placeSetting } from './report/place-setting.ts';
import { applyTools } from './tools/apply.ts';
import { leadingWords, soundsDestructive } from './tools/sounds-destructive.ts';
import type { overwritten as overwrittenNow } from './tools/local/paths/overwrite.ts';
import type { ReadInside, ToolContext } from './tools/types.ts';
import type { Doing, Invocation, Setting, ToolReading } from './types.ts';
import type { ShellWorld } from './world/types.ts';

const MOST_PROGRAMS = 50;
/** What was not read to its end is held whatever else it does, so its beginning is enough. */
const MOST_OF_CUT_OFF = 500;

export interface Around {
  readonly world: ShellWorld;
  readonly inside: ReadInside;
  /** The environment that this very machine belongs to. */
  readonly here: Setting;
}

/** The same while one command is read. */
interface Here extends Around {
  readonly made: MadePaths;
}

export interface ItemsRead {
  readonly effects: readonly Effect[];
  readonly signals: readonly Signal[];
  readonly programs: readonly string[];
}

export async function readItems(command: CommandText, given: Around): Promise<ItemsRead> {
  const report = new Report(given.here);
  const { items, world, isCutOff } = await walkWhole(command, given.world);
  const around = { ...given, world, made: madePaths(world) };
  const programs: string[] = [];
  for (const item of isCutOff ? [...items.slice(0, MOST_OF_CUT_OFF), ...items.slice(-1)] : items) {
    if (item.kind === 'invocation' && programs.length < MOST_PROGRAMS) {
      programs.push(item.invocation.program);
    }
    const done = readItem(item, around, report);
    if (done !== null) await done;
    around.made.note(item);
  }
  return { effects: report.effects, signals: report.signals, programs };
}

/** Null where there is nothing to wait for. */
function readItem(item: Item, around: Here, report: Report): Promise<void> | null {
  switch (item.kind) {
    case 'invocation':
      return readInvocation(item, around, report);
    case 'reading':
      take(item.reading, item.invocation, report);
      return null;
    case 'doing':
      report.doing(item.doing, item.at);
      return null;
    case 'absent':
      return null;
    case 'write':
      return readWrite(item, around, report);
    default:
      report.unresolved(item.why, item.at);
      return null;
  }
}

let overwritten: typeof overwrittenNow | null = null;

async function readWrite(
  { path, append, what, at, cwd }: Extract<Item, { kind: 'write' }>,
  around: Here,
  report: Report,
): Promise<void> {
  overwritten ??= (await import('./tools/local/paths/overwrite.ts')).overwritten;
  const context = contextOf({ place: at.place, cwd }, around);
  take(overwritten(path, append, context, what), at, report);
}

function readInvocation(
  { invocation, carries, isRead }: Extract<Item, { kind: 'invocation' }>,
  around: Here,
  report: Report,
): Promise<void> | null {
  const { program } = invocation;
  const tools = toolsOf(program);
  const byName = isRead ? null : doingByName(invocation);
  if (byName !== null) report.doing(byName, invocation);
  if (tools !== null) return applyAll(tools, invocation, around, report);
  if (carries || isHarmlessProgram(program) || isShellsOwn(program)) return null;
  if (byName === null) report.doing(unlisted(invocation), invocation);
  return null;
}

async function applyAll(
  tools: ReturnType<typeof toolsOf> & object,
  invocation: Invocation,
  around: Here,
  report: Report,
): Promise<void> {
  try {
    const context = contextOf(invocation, around);
    for (const reading of await applyTools(await tools, invocation, context)) {
      take(reading, invocation, report);
    }
  } catch {
    const why = `What ${invocation.program} does here could not be told.`;
    report.unresolved(why, invocation);
  }
}

function contextOf(
  invocation: Pick<Invocation, 'place' | 'cwd'>,
  { world, inside, here, made }: Here,
): ToolContext {
  return {
    world: made.world(),
    inside,
    place: invocation.place,
    made: made.has,
    isAbsent: made.isAbsent,
    through: made.through,
    isMovedInto: made.isMovedInto,
    cameFrom: made.cameFrom,
    placeSetting: invocation.place.kind === 'local' ? here : placeSetting(invocation.place),
    pathOf: (word) => pathFrom(word, invocation.cwd, world.home),
  };
}

function take(
  { doings = [], inner = [], signals = [] }: ToolReading,
  at: Spot,
  report: Report,
): void {
  for (const doing of doings) report.doing(doing, at);
  for (const effect of inner) report.effect(effect);
  for (const signal of signals) report.signal(signal);
}

function unlisted(invocation: Invocation): Doing {
  const { program, programWord, args } = invocation;
  const words = leadingWords(args);
  const deploys = deploysToProduction(
    words.slice(0, 2).map(({ text }) => text),
    invocation,
  );
  if (deploys !== null) return { ...deploys, address: programWord.text };
  const verb = soundsDestructive(words, false) ?? statementIn(args);
  return {
    verb: 'execute',
    type: 'program',
    address: programWord.text,
    provider: null,
    reversibility: 'unknown',
    data: 'unknown',
    traits: verb === null ? ['unlisted-program'] : [],
    why:
      verb === null
        ? `What ${program} does is on no list that Holdpoint has.`
        : `By its words it takes something away (${verb}), and ${program} is on no list that Holdpoint has.`,
  };
}

/** A statement that takes data away, given to a client of a database that no list has. */
function statementIn(args: Invocation['args']): string | null {
  for (const { text } of args.slice(0, 30)) {
    const found = TAKES_DATA.exec(text.slice(0, 1000));
    if (found !== null) return found[1] ?? null;
  }
  return null;
}

const TAKES_DATA =
  /^[\s"']*(drop (?:table|database|schema|keyspace|collection|index|view|user)|truncate (?:table )?\w|delete from)\b/i;
