import { parse } from 'unbash';
import type { ParsedScript } from 'unbash';
import type { Invocation, Stdin } from '../../types.ts';
import type { ShellWorld } from '../../world/types.ts';
import type { Carried, Surroundings } from '../carriers/types.ts';
import { carriedByDialect } from '../carriers/windows/dialect.ts';
import { childShell, elsewhere } from '../state/new-state.ts';
import { assign } from '../state/variables.ts';
import type { Frame, Item, ShellState, Spot, TextFrom, Walk } from '../state/types.ts';
import { knownWord, unknownWord } from '../words/value.ts';
import { boundedWorld } from './bounded-world.ts';
import { readWords } from './dispatch.ts';
import { LIMITS } from './limits.ts';
import { NOTHING_OUT } from './outs.ts';
import { readSetting } from './later/settings-that-run.ts';
import { spotOf } from './spot.ts';
import { readNode, readStatements } from './tree.ts';

/** Puts the parts that read a command together, with nothing met yet. */
export function newWalk(given: ShellWorld): Walk {
  const items: Item[] = [];
  const written = new Map<string, string | null>();
  let texts = 0;
  let characters = 0;
  let substitutions = 0;
  let allSubstitutions = 0;
  const walk: Walk = {
    world: boundedWorld(given, written),
    items,
    assigned: [],
    spent: { either: 0, steps: 0, invocations: 0, nesting: 0, pipelines: 0 },
    awaits: [],
    stopped: false,
    written,
    giveUp: (why, at) => {
      if (walk.stopped) return;
      walk.stopped = true;
      const sentence = `The command was not read to its end: ${why}.`;
      items.push({ kind: 'unresolved', at, why: sentence });
    },
    node: (node, state, frame) => readNode(node, state, frame, walk),
    script: (script, state, frame) => {
      const own = script.source === undefined ? frame : frameOf(script.source, frame);
      substitutions += 1;
      allSubstitutions += 1;
      const out =
        substitutions > LIMITS.substitutions || allSubstitutions > LIMITS.allSubstitutions
          ? tooDeep(walk, spotOf(script, own, state))
          : readParsed(script, state, own, walk, null);
      substitutions -= 1;
      return out;
    },
    text: (text, from, state, spot) => {
      texts += 1;
      characters += text.length;
      const out =
        texts > LIMITS.texts
          ? tooDeep(walk, spot)
          : characters > LIMITS.allText
            ? tooLong(walk, spot)
            : readText(text, from, state, spot, walk);
      texts -= 1;
      return out;
    },
    words: (words, command, state) => readWords(words, command, state, walk),
    carried: (carried, invocation, state) => readCarried(carried, invocation, state, walk),
  };
  return walk;
}

function tooDeep(walk: Walk, spot: Spot): Stdin {
  walk.giveUp('it is nested too deeply', spot);
  return NOTHING_OUT;
}

function tooLong(walk: Walk, spot: Spot): Stdin {
  walk.giveUp('it is too long', spot);
  return NOTHING_OUT;
}

function frameOf(text: string, { source, line }: TextFrom): Frame {
  return { text, source, line, lineStarts: null };
}

function readText(text: string, from: TextFrom, state: ShellState, spot: Spot, walk: Walk): Stdin {
  if (text.length > LIMITS.text || isTangled(text)) return tooLong(walk, spot);
  return readParsed(parse(text), state, frameOf(text, from), walk, spot);
}

/** Heredocs that never end cost the parser the square of their number, and substitutions a tree each. */
function isTangled(text: string): boolean {
  return (
    occurs(text, '<<', LIMITS.heredocs) ||
    occurs(text, '`', LIMITS.allSubstitutions) ||
    occurs(text, '$(', LIMITS.allSubstitutions)
  );
}

function occurs(text: string, sign: string, most: number): boolean {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + sign.length)) {
    count += 1;
    if (count > most) return true;
  }
  return false;
}

function readParsed(
  script: ParsedScript,
  state: ShellState,
  frame: Frame,
  walk: Walk,
  spot: Spot | null,
): Stdin {
  walk.spent.nesting += 1;
  const { errors } = script;
  const [error] = errors ?? [];
  if (error !== undefined) {
    const at = spot ?? spotOf(script, frame, state);
    const why = `Part of the command cannot be read as shell: ${error.message}.`;
    walk.items.push({ kind: 'unresolved', at, why });
  }
  let out = NOTHING_OUT;
  if (walk.spent.nesting > LIMITS.nesting) {
    walk.giveUp('it is nested too deeply', spot ?? spotOf(script, frame, state));
  } else out = readStatements(script.commands, { walk, state, frame });
  walk.spent.nesting -= 1;
  return out;
}

function readCarried(
  carried: Carried,
  invocation: Invocation,
  state: ShellState,
  walk: Walk,
): Stdin {
  switch (carried.kind) {
    case 'words':
      return walk.words(
        carried.words,
        {
          spot: { ...invocation, via: state.via },
          outputs: invocation.outputs,
          programsOnly: true,
        },
        surrounded(state, carried.around, walk, invocation),
      );
    case 'text': {
      const { text, source, line, positional = [], dialect = 'posix', around } = carried;
      const inner = childShell(surrounded(state, around, walk, invocation));
      if (dialect !== 'posix') {
        for (const each of carriedByDialect(text, dialect)) walk.carried(each, invocation, inner);
        return { kind: 'unknown' };
      }
      const [scriptName = knownWord('sh'), ...rest] = positional;
      inner.scriptName = scriptName;
      inner.positional = rest;
      const from = {
        source: source ?? invocation.source,
        line: line ?? (source === undefined ? invocation.line : 1),
      };
      return walk.text(text, from, inner, { ...invocation, via: state.via });
    }
    case 'reading':
      walk.items.push({
        kind: 'reading',
        invocation: { ...invocation, via: state.via },
        reading: carried.reading,
      });
      return { kind: 'unknown' };
    default:
      walk.items.push({
        kind: 'doing',
        at: { ...invocation, via: state.via },
        doing: {
          verb: 'execute',
          type: carried.fetched ? 'fetched-code' : 'code',
          address: invocation.program,
          provider: null,
          reversibility: 'unknown',
          data: 'unknown',
          traits: ['unread-code'],
          why: carried.why,
          safer: carried.fetched ? ['fetch it to a file, read it, then run that file'] : [],
        },
      });
      return { kind: 'unknown' };
  }
}

function surrounded(
  state: ShellState,
  around: Surroundings | undefined,
  walk: Walk,
  spot: Spot,
): ShellState {
  const { place } = around ?? {};
  const inner = place === undefined ? { ...state } : elsewhere(state, place);
  if (around === undefined) return inner;
  if (around.stdin !== undefined) inner.stdin = around.stdin;
  if (around.cwd !== undefined) {
    const { cwd } = around;
    inner.cwd =
      cwd === null || cwd.startsWith('/') ? cwd : state.cwd === null ? null : `${state.cwd}/${cwd}`;
  }
  for (const [name, value] of Object.entries(around.env ?? {})) {
    const word = value === null ? unknownWord(`$${name}`) : knownWord(value);
    assign(name, { ...word, exported: true }, inner, walk);
    readSetting(name, word, state, walk, spot);
  }
  return inner;
}
