/** Lines of cmd, as far as what deletes, formats, stops and runs. */
import { UNKNOWN } from '../../../types.ts';
import type { Carried } from '../types.ts';
import { doing } from './reading.ts';
import { pathWord, plainWord, unread, words } from './words.ts';

const MOST = 2000;
const DEEPEST = 8;

/** Commands of a text: told apart by `&`, `&&`, `||`, `|`, lines and parentheses outside quotes. */
function commandsOf(text: string, variables: Map<string, string>): readonly (readonly string[])[] {
  const commands: string[][] = [];
  let command: string[] = [];
  let word: string | null = null;
  let quoted = false;
  const endWord = () => {
    if (word !== null) command.push(word);
    word = null;
  };
  const endCommand = () => {
    endWord();
    if (command.length > 0) commands.push(command);
    command = [];
  };
  for (let at = 0; at < text.length && commands.length < MOST; at += 1) {
    const here = text.charAt(at);
    if (here === '^' && !quoted) {
      at += 1;
      if (text.charAt(at) !== '\n' && text.charAt(at) !== '\r')
        word = (word ?? '') + text.charAt(at);
    } else if (here === '"') {
      quoted = !quoted;
      word ??= '';
    } else if (here === '\n' || (!quoted && /[&|]/.test(here))) {
      endCommand();
      quoted = false;
    } else if (!quoted && /[()]/.test(here) && (word === null || here === ')')) endCommand();
    else if (!quoted && /[\s,;]/.test(here)) endWord();
    else if (here === '%') {
      const found = /%(?:~\w*)?(\w+)(?::[^%\n]{0,80})?%?/iy;
      found.lastIndex = at;
      const variable = found.exec(text);
      word = (word ?? '') + valueOf(variable?.[1], variables);
      at += Math.max(0, (variable?.[0].length ?? 1) - 1);
    } else word = (word ?? '') + here;
    if (here === '\n' || here === '&') remember(commands.at(-1), variables);
  }
  endCommand();
  return commands;
}

function remember(command: readonly string[] | undefined, variables: Map<string, string>): void {
  if (command?.[0]?.toLowerCase() !== 'set') return;
  const text = command.slice(1).join(' ');
  const equals = text.indexOf('=');
  if (equals > 0) variables.set(text.slice(0, equals).toLowerCase(), text.slice(equals + 1));
}

function valueOf(name: string | undefined, variables: ReadonlyMap<string, string>): string {
  const lower = (name ?? '').toLowerCase();
  if (lower === 'userprofile') return '~';
  if (lower === 'systemroot' || lower === 'windir') return 'C:\\Windows';
  if (lower === 'systemdrive') return 'C:';
  return variables.get(lower) ?? UNKNOWN;
}

export function carriedByCmd(text: string): readonly Carried[] {
  return commandsOf(text, new Map()).flatMap((command) => carriedByCommand(command));
}

const HARMLESS =
  /^(?:echo|rem|set|setlocal|endlocal|cls|dir|type|ver|vol|title|pause|exit|goto|if|else|not|exist|cd|chdir|pushd|popd|path|prompt|color|timeout|where|findstr|find|more|sort|tree|md|mkdir|ren|assoc|ftype|date|time|help|hostname|whoami|systeminfo|tasklist|ipconfig)$/;

function carriedByCommand(command: readonly string[], depth = 0): readonly Carried[] {
  if (depth > DEEPEST) return [unread('The command is nested too deep to be read.', false)];
  const [head = '', ...rest] = command;
  const name = head
    .replace(/^@/, '')
    .toLowerCase()
    .replace(/^.*\\/, '')
    .replace(/\.(?:exe|cmd|bat)$/, '');
  if (rest.includes('/?') || name.startsWith('::')) return [];
  const switches = rest.filter((text) => text.startsWith('/')).map((text) => text.toLowerCase());
  const operands = rest.filter((text) => !text.startsWith('/'));
  const all = switches.some((text) => text.includes('/s'));
  const target = operands[0] ?? name;
  switch (name) {
    case 'del':
    case 'erase':
    case 'rd':
    case 'rmdir':
      return operands.map((path) =>
        words(
          name.startsWith('r') && !all ? 'rmdir' : 'rm',
          ...(name.startsWith('r') && !all ? [] : [all ? '-rf' : '-f']),
          '--',
          pathWord(path),
        ),
      );
    case 'move':
    case 'copy':
    case 'xcopy':
      return operands.length < 2
        ? []
        : [words(name === 'move' ? 'mv' : 'cp', '--', ...operands.map(pathWord))];
    case 'format':
      return [
        doing(
          'delete',
          'disk',
          target,
          'irreversible',
          'holds-data',
          'Formatting takes everything that is on the disk.',
          'system-path',
        ),
      ];
    case 'diskpart':
      return [
        doing(
          'delete',
          'disk',
          'diskpart',
          'irreversible',
          'holds-data',
          'diskpart changes partitions by a script that is not read here.',
          'system-path',
        ),
      ];
    case 'cipher':
      return switches.some((text) => text.startsWith('/w'))
        ? [
            doing(
              'delete',
              'disk',
              target,
              'irreversible',
              'holds-data',
              'Deleted data is written over for good.',
            ),
          ]
        : [];
    case 'vssadmin':
    case 'wbadmin':
    case 'wmic':
      return /\bdelete\b/i.test(rest.join(' '))
        ? [
            doing(
              'delete',
              'backup',
              rest.join(' '),
              'irreversible',
              'holds-data',
              'Shadow copies and backups are gone for good.',
              'backup',
            ),
          ]
        : [];
    case 'reg':
      return operands[0]?.toLowerCase() === 'delete'
        ? [
            doing(
              'delete',
              'registry-key',
              operands[1] ?? 'registry',
              'irreversible',
              'unknown',
              'A key of the registry has no bin.',
            ),
          ]
        : [];
    case 'bcdedit':
      return rest.length > 0 && !/^\/(?:enum|v)$/.test(switches[0] ?? '')
        ? [
            doing(
              'update',
              'boot-configuration',
              'bcd',
              'costly',
              'none',
              'Changes how the machine starts.',
              'system-path',
            ),
          ]
        : [];
    case 'wevtutil':
      return /^(?:cl|clear-log)$/i.test(target)
        ? [
            doing(
              'delete',
              'event-log',
              operands[1] ?? 'log',
              'irreversible',
              'holds-data',
              'Entries of the log are gone for good.',
              'log-erased',
            ),
          ]
        : [];
    case 'shutdown':
      return /\/[srhp]/.test(switches.join(' '))
        ? [
            doing(
              'update',
              'machine',
              'this machine',
              'costly',
              'none',
              'The machine is switched off or started anew.',
              'downtime',
            ),
          ]
        : [];
    case 'call':
    case 'start':
      return carriedByCommand(
        operands.filter((text, at) => !(name === 'start' && at === 0 && text === '')),
        depth + 1,
      );
    case 'for': {
      const at = rest.findIndex((text) => text.toLowerCase() === 'do');
      return at < 0 ? [] : carriedByCommand(rest.slice(at + 1), depth + 1);
    }
    case 'do':
      return carriedByCommand(rest, depth + 1);
    case 'if': {
      const at = rest.findIndex((text) =>
        /^(?:del|erase|rd|rmdir|format|reg|call|move)$/i.test(text),
      );
      return at < 0 ? [] : carriedByCommand(rest.slice(at), depth + 1);
    }
    default:
      if (HARMLESS.test(name) || !/^[\w.:~/\\-]+$/.test(name)) return [];
      return [
        {
          kind: 'words',
          words: command.map((text) => plainWord({ text, quoted: false, block: null })),
        },
      ];
  }
}
