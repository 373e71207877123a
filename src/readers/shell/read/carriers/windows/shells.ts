import type { Invocation, Word } from '../../../types.ts';
import type { ShellWorld } from '../../../world/types.ts';
import { absolutePath, folderOf, shownPath } from '../runners/shared/files.ts';
import { named } from '../runners/shared/words.ts';
import type { Carried, Carrier } from '../types.ts';
import { posixPath, unread } from './words.ts';

type Dialect = 'powershell' | 'cmd';

function textOf(given: readonly Word[], dialect: Dialect): readonly Carried[] {
  if (given.length === 0) return [];
  if (given.every(({ known }) => !known))
    return [unread('The text that is run cannot be known.', false)];
  return [{ kind: 'text', text: given.map(({ text }) => text).join(' '), dialect }];
}

function fileOf(
  path: Word,
  dialect: Dialect,
  invocation: Invocation,
  world: ShellWorld,
): readonly Carried[] | null {
  if (!path.known) return [unread('Which script is run cannot be known.', false)];
  const absolute = absolutePath(posixPath(path.text), folderOf(invocation, world), world);
  const look = absolute === null ? null : world.look(absolute);
  if (absolute === null || look === null || look.kind === 'missing') return null;
  if (look.kind !== 'text') return [unread('The script cannot be read.', false)];
  return [{ kind: 'text', text: look.text, dialect, source: shownPath(absolute, world), line: 1 }];
}

function fromStdin({ stdin }: Invocation, dialect: Dialect): readonly Carried[] {
  if (stdin.kind === 'text') return [{ kind: 'text', text: stdin.text, dialect }];
  if (stdin.kind !== 'output') return [];
  const fetched = /^(?:curl|wget|iwr)$/.test(stdin.of.program);
  return [unread(`The output of ${stdin.of.program} is run as a script.`, fetched)];
}

/** Options of PowerShell may be cut short: `-enc`, `-nop`, `-c`. */
const TAKES =
  /^[-/](?:ex|ep|executionp|v|version|w|windowstyle|inp|inputformat|of|o|outputformat|config|wd|workingd)/i;

function powershell(invocation: Invocation, world: ShellWorld): readonly Carried[] | null {
  const { args } = invocation;
  for (let at = 0; at < args.length; at += 1) {
    const { text } = args[at] as Word;
    const next = args[at + 1];
    const rest = args.slice(at + 1);
    if (/^[-/](?:c|command|cwa|commandwithargs)$/i.test(text)) {
      return next?.text === '-' ? fromStdin(invocation, 'powershell') : textOf(rest, 'powershell');
    }
    if (/^[-/]e(?:c|n\w*)?$/i.test(text)) return encoded(next);
    if (/^[-/]f(?:i|il|ile)?$/i.test(text))
      return next === undefined ? [] : fileOf(next, 'powershell', invocation, world);
    if (/^[-/](?:\?|h|help|version)$/i.test(text)) return [];
    if (TAKES.test(text)) at += 1;
    else if (!/^[-/]/.test(text) || text.includes('/', 1))
      return /\.ps1$/i.test(text)
        ? fileOf(args[at] as Word, 'powershell', invocation, world)
        : textOf(args.slice(at), 'powershell');
  }
  return fromStdin(invocation, 'powershell');
}

/** Base64 of UTF-16LE. */
function encoded(word: Word | undefined): readonly Carried[] {
  if (word === undefined) return [];
  if (!word.known) return [unread('The encoded text that is run cannot be known.', false)];
  const text = Buffer.from(word.text, 'base64').toString('utf16le');
  return [{ kind: 'text', text, dialect: 'powershell' }];
}

function cmd(invocation: Invocation): readonly Carried[] | null {
  const { args } = invocation;
  const at = args.findIndex(({ text }) => /^\/{1,2}[ckr]/i.test(text));
  if (at < 0) return fromStdin(invocation, 'cmd');
  const attached = (args[at]?.text ?? '').replace(/^\/{1,2}[ckr]/i, '');
  const rest = args.slice(at + 1);
  const first = args[at];
  const all =
    attached === '' || first === undefined ? rest : [{ ...first, text: attached }, ...rest];
  return textOf(all, 'cmd');
}

const WSL_VALUED = /^(?:-d|--distribution|-u|--user|--cd|--shell-type)$/;

function wsl({ args }: Invocation): readonly Carried[] | null {
  for (let at = 0; at < args.length; at += 1) {
    const { text } = args[at] as Word;
    if (text === '-e' || text === '--exec' || text === '--')
      return [{ kind: 'words', words: args.slice(at + 1) }];
    if (WSL_VALUED.test(text)) at += 1;
    else if (text.startsWith('-')) return null;
    else return [{ kind: 'words', words: args.slice(at) }];
  }
  return null;
}

export const POWERSHELL: Carrier = {
  programs: ['powershell', 'pwsh', 'powershell_ise'],
  carries: powershell,
  called: (invocation) => named(invocation),
};

export const CMD: Carrier = { programs: ['cmd'], carries: cmd, called: () => 'cmd /c' };

export const WSL: Carrier = { programs: ['wsl'], carries: wsl, called: () => 'wsl' };
