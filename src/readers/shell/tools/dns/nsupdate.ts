import { settingInName } from '../../environment/setting.ts';
import type { Doing, Invocation, ToolReading } from '../../types.ts';
import type { Call, Tool, ToolContext } from '../types.ts';

const MOST = 200;

export const nsupdate: Tool = {
  id: 'nsupdate',
  programs: ['nsupdate', 'knsupdate'],
  provider: 'dns',
  valued: ['-k', '-y', '-t', '-u', '-r', '-p', '-L', '-C'],
  harmlessWith: ['-V'],
  acts: [{ words: '', does: readUpdates }],
  otherwise: 'unknown',
};

/** Updates stand on standard input or in a file, one a line: `update delete www.acme.com A`. */
function readUpdates(call: Call, context: ToolContext): ToolReading {
  const text = textOf(call, context);
  if (text === null) return { doings: [unread(call.invocation)] };
  const doings = text
    .split('\n')
    .map((line) => line.trim())
    .map((line) => /^(?:update\s+)?(add|del(?:ete)?)\s+(\S+)(?:\s+(.*))?$/i.exec(line))
    .filter((found) => found !== null)
    .slice(0, MOST)
    .map(([, verb = '', name = '', rest = '']) => doingOf(verb, name, rest));
  return { doings };
}

function doingOf(verb: string, name: string, rest: string): Doing {
  const added = verb.toLowerCase() === 'add';
  return {
    verb: added ? 'create' : 'delete',
    type: 'dns-record',
    address: name,
    provider: 'dns',
    reversibility: added ? 'reversible' : 'costly',
    data: 'none',
    traits: added || rest !== '' ? ['dns'] : ['dns', 'unfiltered'],
    why: added
      ? 'It adds a name.'
      : `It takes ${rest === '' ? 'every record of a name' : 'a record'} away; caches keep the gap.`,
    safer: added ? [] : ['point it elsewhere instead of removing it'],
    setting: settingInName(name, 'name'),
  };
}

function textOf({ invocation, operands }: Call, { world, pathOf }: ToolContext): string | null {
  const { stdin } = invocation;
  const [file] = operands;
  const word = file ?? (stdin.kind === 'file' ? stdin.path : null);
  if (word === null) return stdin.kind === 'text' ? stdin.text : null;
  const path = pathOf(word);
  const look = path === null ? null : world.look(path);
  return look?.kind === 'text' ? look.text : null;
}

function unread({ program }: Invocation): Doing {
  return {
    verb: 'execute',
    type: 'dns-update',
    address: program,
    provider: 'dns',
    reversibility: 'unknown',
    data: 'unknown',
    traits: ['dns'],
    why: 'Which names it changes stands in a text that could not be read.',
    setting: { kind: 'unknown', name: null, evidence: null },
  };
}
