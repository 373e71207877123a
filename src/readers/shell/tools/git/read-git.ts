import type { Doing, ToolReading, Word } from '../../types.ts';
import type { Call, ToolContext } from '../types.ts';
import { aliasOf } from './alias.ts';
import { gitCall, splitGit } from './split.ts';
import { BRANCHES } from './subcommands/branches.ts';
import { CLEAN } from './subcommands/clean.ts';
import { ELSEWHERE } from './subcommands/elsewhere.ts';
import { COMPANIONS, HARMLESS } from './subcommands/harmless.ts';
import { HISTORY } from './subcommands/history.ts';
import { IGNORED } from './subcommands/ignored.ts';
import { PUSH } from './subcommands/push.ts';
import { SETTINGS } from './subcommands/settings.ts';
import { STASH } from './subcommands/stash.ts';
import { WORKING_TREE } from './subcommands/working-tree.ts';
import type { Subcommand } from './types.ts';

const SUBCOMMANDS: ReadonlyMap<string, Subcommand> = new Map(
  [
    ...WORKING_TREE,
    ...CLEAN,
    ...STASH,
    ...BRANCHES,
    ...HISTORY,
    ...PUSH,
    ...ELSEWHERE,
    ...SETTINGS,
    ...IGNORED,
  ].flatMap((subcommand) => subcommand.names.split(' ').map((name) => [name, subcommand] as const)),
);

const MOST_ALIASES = 5;

/** What a call of git does. Aliases are followed, at most five deep. */
export function readGit(call: Call, context: ToolContext): ToolReading {
  return read(call.invocation.args, call, context, 0);
}

function read(
  args: readonly Word[],
  { invocation }: Call,
  context: ToolContext,
  depth: number,
): ToolReading {
  const split = splitGit(args);
  const name = split.subcommand;
  if (name === null) return {};
  if (split.rest.length === 1 && split.rest[0]?.text === '-h') return {};
  const known = SUBCOMMANDS.get(name.text);
  if (known !== undefined) {
    const call = gitCall(invocation, split, name.text, words(known.valued), context);
    if (call.has(...words(known.dry))) return {};
    return { doings: known.does(call) };
  }
  if (HARMLESS.has(name.text)) return {};
  if (!name.known) return { doings: [unresolved(name)] };
  const alias = depth < MOST_ALIASES ? aliasOf(split, invocation, context.world) : null;
  if (alias === null && COMPANIONS.has(name.text)) return {};
  if (alias === null) return { doings: [unknown(name.text)] };
  if (alias.kind === 'shell') return {};
  return read([...alias.words, ...split.rest], { invocation } as Call, context, depth + 1);
}

function words(list: string | undefined): readonly string[] {
  return list === undefined ? [] : list.split(' ');
}

/** Which subcommand it is comes out when it runs: it may be any. */
function unresolved({ text, unknowns }: Word): Doing {
  return {
    ...unknown(text),
    traits: ['unknown-target'],
    why: `Which subcommand of git runs is not known before: it comes from ${unknowns.join(', ')}.`,
  };
}

function unknown(name: string): Doing {
  return {
    verb: 'execute',
    type: 'git-command',
    address: `git ${name}`,
    provider: 'git',
    reversibility: 'unknown',
    data: 'unknown',
    traits: ['unlisted-program'],
    why: 'What this subcommand of git does is on no list that Holdpoint has.',
  };
}
