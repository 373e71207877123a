import type { Connection } from '../../environment/connection.ts';
import type { Doing, ToolReading } from '../../types.ts';
import { UNKNOWN } from '../../types.ts';
import { wordsOfLine } from './redis-line.ts';
import { REDIS_COMMANDS } from './redis-commands.ts';
import type { Call, Tool, ToolContext } from '../types.ts';
import { placedAt } from './effects.ts';
import { sqlInFile, sqlOnInput } from './run-sql.ts';
import { connectionAt } from './where.ts';

const VALUED =
  `-h -p -a -n -u -i -r -d -D -s --user --pass --pattern --count --type --tls-ciphers --cacert --cert --key
  --sni --eval --rdb --functions-rdb --memkeys-samples -t --quoted-pattern -X --cursor`.split(
    /\s+/,
  );

function connectionOf(call: Call, context: ToolContext): Connection {
  return connectionAt(call, context, {
    host: ['-h'],
    hostVariables: ['REDISCLI_HOST', 'REDIS_HOST'],
    word: call.value('-u'),
  });
}

/** Commands of a call: its operands, else a line each of what comes in. */
function commandsOf(call: Call, context: ToolContext): readonly (readonly string[])[] | null {
  if (call.operands.length > 0) return [call.operands.map(({ text }) => text)];
  const texts = sqlOnInput(call.invocation, context);
  if (texts.some(({ kind }) => kind === 'unread')) return null;
  return texts
    .flatMap((text) => (text.kind === 'text' ? text.text.split(/[\r\n]+/) : []))
    .slice(0, 500)
    .map(wordsOfLine)
    .filter((words) => words.length > 0);
}

const SCANS = [
  '--scan',
  '--bigkeys',
  '--memkeys',
  '--hotkeys',
  '--stat',
  '--latency',
  '--rdb',
  '--intrinsic-latency',
  '--latency-history',
  '--ldb',
];

function redis(call: Call, context: ToolContext): ToolReading {
  if (call.has(...SCANS)) return {};
  const connection = connectionOf(call, context);
  const lua = call.value('--eval');
  if (lua !== null) {
    const script = sqlInFile(lua, context);
    return {
      doings: placedAt(
        script.kind === 'text'
          ? ofScript(script.text)
          : [unread(script.kind === 'unread' ? script.why : 'it is no text')],
        connection,
      ),
    };
  }
  const commands = commandsOf(call, context);
  if (commands === null)
    return { doings: placedAt([unread('it comes in from elsewhere')], connection) };
  return { doings: placedAt(commands.flatMap(ofCommand), connection) };
}

function ofCommand(words: readonly string[]): readonly Doing[] {
  const [first = '', second = ''] = words.map((word) => word.toLowerCase());
  if (first === 'eval' || first === 'fcall') return ofScript(words[1] ?? '');
  const effect = REDIS_COMMANDS.get(`${first} ${second}`) ?? REDIS_COMMANDS.get(first);
  if (first === 'shutdown' && second === 'nosave') {
    return [
      {
        ...doing('flushall', words),
        type: 'redis-server',
        why: 'Whatever was not saved yet is lost.',
      },
    ];
  }
  if (effect === undefined) return [];
  return [doing(REDIS_COMMANDS.has(`${first} ${second}`) ? `${first} ${second}` : first, words)];
}

function doing(name: string, words: readonly string[]): Doing {
  const effect = REDIS_COMMANDS.get(name);
  const keys = words.slice(name.split(' ').length, 4 + name.split(' ').length);
  const many = words.length > 50 || keys.some((key) => key.includes(UNKNOWN));
  return {
    verb: effect?.verb ?? 'execute',
    type: effect?.type ?? 'redis',
    address: keys.join(' ').slice(0, 200) || 'all keys',
    provider: 'redis',
    reversibility: effect?.reversibility ?? 'unknown',
    data: effect?.data ?? 'unknown',
    traits: [...(effect?.traits ?? []), ...(many ? (['bulk'] as const) : [])],
    why: effect?.why ?? 'What it does is on no list.',
    safer: effect?.data === 'holds-data' ? ['Name the keys, or let them expire.'] : [],
  };
}

/** Lua: the commands that it calls by name. */
function ofScript(script: string): readonly Doing[] {
  const called = [...script.matchAll(/redis\.p?call\(\s*['"](\w+)['"]/gi)].slice(0, 50);
  return called.flatMap(([, name = '']) => ofCommand([name.toLowerCase()]));
}

function unread(why: string): Doing {
  return {
    verb: 'execute',
    type: 'redis-commands',
    address: 'commands',
    provider: 'redis',
    reversibility: 'costly',
    data: 'unknown',
    why: `Which commands are run is not known: ${why}.`,
    safer: [],
  };
}

export const redisTools: readonly Tool[] = [
  {
    id: 'redis-cli',
    programs: ['redis-cli', 'valkey-cli', 'keydb-cli', 'iredis'],
    provider: 'redis',
    valued: VALUED,
    harmlessWith: ['--version', '-v'],
    acts: [{ words: '', does: redis }],
    otherwise: 'harmless',
  },
];
