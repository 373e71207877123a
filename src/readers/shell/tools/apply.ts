import type { Doing, Invocation, ToolReading, Word } from '../types.ts';
import { callOf } from './call.ts';
import { soundsDestructive } from './sounds-destructive.ts';
import type { Act, ActEffect, Call, Tool, ToolContext } from './types.ts';

const NOTHING: ToolReading = {};

/** What a tool makes of an invocation: its first act that fits, else what it says of calls it does not know. */
export async function applyTool(
  tool: Tool,
  invocation: Invocation,
  context: ToolContext,
): Promise<ToolReading> {
  return (await applied(tool, invocation, context)) ?? withoutAct(tool, invocation, context);
}

/**
 * What all tables of a program make of it, each on its own. What one does not know, and another does, is
 * known.
 */
export async function applyTools(
  tools: readonly Tool[],
  invocation: Invocation,
  context: ToolContext,
): Promise<readonly ToolReading[]> {
  const [only] = tools;
  if (tools.length === 1 && only !== undefined) return [await applyTool(only, invocation, context)];
  const readings = await Promise.all(tools.map((tool) => applied(tool, invocation, context)));
  const known = readings.filter((reading) => reading !== null);
  return known.length > 0
    ? known
    : tools.map((tool) => withoutAct(tool, invocation, context)).slice(0, 1);
}

/** By the first act that fits; null where none does. */
async function applied(
  tool: Tool,
  invocation: Invocation,
  context: ToolContext,
): Promise<ToolReading | null> {
  const call = callOf(invocation, tool);
  if (asksOnly(call, tool)) return NOTHING;
  for (const act of tool.acts) {
    const taken = takes(act, call);
    if (taken === null) continue;
    return withSetting(await perform(tool, act, { ...call, taken }, context), tool, call, context);
  }
  return null;
}

/** A subcommand that no act of the tool's table is about. */
function withoutAct(tool: Tool, invocation: Invocation, context: ToolContext): ToolReading {
  const call = callOf(invocation, tool);
  const isOpen = leavesSubcommandOpen(tool, call);
  const verb = isOpen || tool.acts.some((act) => hasWords(act, call)) ? null : takingVerb(call);
  if (!isOpen && verb === null && (tool.otherwise === 'harmless' || call.operands.length === 0))
    return NOTHING;
  return withSetting({ doings: [unknownDoing(tool, call, isOpen, verb)] }, tool, call, context);
}

/** Where operands name tasks of the project, those are read, or judged by their names alone. */
const RUNS_TASKS: ReadonlySet<string> = new Set('npm cnpm pnpm yarn bun deno rake mix'.split(' '));

function takingVerb({ operands, invocation, has }: Call): string | null {
  if (RUNS_TASKS.has(invocation.program) || has('--dry-run', '--dryrun')) return null;
  return soundsDestructive(operands, true);
}

function asksOnly(call: Call, tool: Tool): boolean {
  if (call.has('--help') || call.operands[0]?.text === 'help') return true;
  return (tool.harmlessWith ?? []).some(
    (name) => call.has(name) && !/^(?:false|none|no|0)$/i.test(call.value(name)?.text ?? ''),
  );
}

/** Whether nobody can know which of the tool's subcommands it will be: `terraform $CMD`. */
function leavesSubcommandOpen(tool: Tool, { operands, invocation }: Call): boolean {
  const open = operands.findIndex(({ known }) => !known);
  if (open >= 0) return tool.acts.some((act) => goesOnAfter(act, operands.slice(0, open)));
  // `tool $ARGS`: what looks like one word may be several, options among them.
  const [first] = invocation.args;
  return (
    operands.length === 0 && first?.known === false && tool.acts.some(({ words }) => words !== '')
  );
}

/** Whether an act begins with these words and asks for at least one more. */
function goesOnAfter({ words }: Act, told: readonly Word[]): boolean {
  const wanted = words === '' ? [] : words.split(' ');
  return (
    wanted.length > told.length &&
    told.every(({ text }, index) => {
      const word = wanted[index] ?? '';
      return word === '*' || word.split('|').includes(text);
    })
  );
}

/** How many operands the act's words take up, or null where it does not fit. */
function takes(act: Act, call: Call): number | null {
  if (!hasWords(act, call)) return null;
  if (act.with !== undefined && !call.has(...act.with)) return null;
  if (act.without !== undefined && call.has(...act.without)) return null;
  return wordsOf(act).length;
}

function hasWords(act: Act, call: Call): boolean {
  return wordsOf(act).every((word, index) => {
    const given = call.operands[index];
    if (given === undefined) return false;
    return word === ANY || word.includes(given.text);
  });
}

const ANY = 'any word';
const wanted = new Map<string, readonly (readonly string[] | typeof ANY)[]>();

/** The words of an act, each with all its forms. Tables are asked at every call, so they are split once. */
function wordsOf({ words }: Act): readonly (readonly string[] | typeof ANY)[] {
  let split = wanted.get(words);
  if (split === undefined) {
    split = (words === '' ? [] : words.split(' ')).map((word) =>
      word === '*' ? ANY : word.split('|'),
    );
    wanted.set(words, split);
  }
  return split;
}

async function perform(
  tool: Tool,
  { does }: Act,
  call: Call,
  context: ToolContext,
): Promise<ToolReading> {
  if (does === 'harmless') return NOTHING;
  if (typeof does === 'function') return does(call, context);
  return { doings: does.flatMap((effect) => doingsOf(tool, effect, call)) };
}

/** One doing for each target; where the call names none, one for what the tool itself will pick. */
export function doingsOf(
  tool: Pick<Tool, 'provider'>,
  effect: ActEffect,
  call: Call,
): readonly Doing[] {
  const names = namesOf(effect, call);
  return (names.length === 0 ? [effect.type] : names).map((address) => ({
    verb: effect.verb,
    type: effect.type,
    address,
    provider: tool.provider,
    reversibility: effect.reversibility,
    data: effect.data,
    traits: effect.traits ?? [],
    why: effect.why,
    safer: effect.safer ?? [],
  }));
}

function namesOf({ targets }: ActEffect, call: Call): readonly string[] {
  if ('text' in targets) return [targets.text];
  const words: readonly Word[] =
    'option' in targets
      ? call.values(...targets.option)
      : call.operands.slice(call.taken + targets.operands).slice(0, targets.most ?? 50);
  return words.map(({ text }) => text);
}

function withSetting(
  reading: ToolReading,
  tool: Tool,
  call: Call,
  context: ToolContext,
): ToolReading {
  const { doings } = reading;
  if (doings === undefined || tool.setting === undefined) return reading;
  if (doings.every(({ setting }) => setting !== undefined)) return reading;
  const setting = tool.setting(call, context);
  return { ...reading, doings: doings.map((doing) => ({ setting, ...doing })) };
}

function unknownDoing(tool: Tool, call: Call, isOpen: boolean, verb: string | null): Doing {
  const words = call.operands.slice(0, 3).map(({ text }) => text);
  return {
    verb: 'execute',
    type: `${tool.id}-command`,
    address: [tool.programs[0], ...words].join(' '),
    provider: tool.provider,
    reversibility: 'unknown',
    data: 'unknown',
    traits: isOpen || verb !== null ? [] : ['unlisted-program'],
    why: isOpen
      ? 'Which subcommand it will be is not known before it runs.'
      : verb !== null
        ? `By its words it takes something away (${verb}), and it is on no list that Holdpoint has.`
        : `What this subcommand of ${tool.programs[0] ?? tool.id} does is on no list that Holdpoint has.`,
    safer: [],
  };
}
