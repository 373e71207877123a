/** Programs that turn text into other text, as far as that can be computed in a line or two. */
import type { Invocation, Word } from '../../../types.ts';
import type { ShellWorld } from '../../../world/types.ts';

type Input = (files: readonly Word[]) => string | null;

export function filtered(invocation: Invocation, input: Input, world: ShellWorld): string | null {
  void world;
  const { program, args } = invocation;
  if (args.some(({ known }) => !known)) return null;
  const options = args.filter(({ text }) => /^-./.test(text)).map(({ text }) => text);
  const operands = args.filter(({ text }) => !/^-./.test(text));
  const decodes = options.some((option) => /^(?:-[A-Za-z]*[dD]|--decode)$/.test(option));
  switch (program) {
    case 'cat':
      return operands.length > 1 ? input(operands) : null;
    case 'base64':
    case 'gbase64':
      return decodes ? decoded(input(operands), 'base64') : null;
    case 'base32':
      return null;
    case 'openssl': {
      const kind = operands.some(({ text }) => text === 'base64') || options.includes('-base64');
      return kind && decodes ? decoded(input([]), 'base64') : null;
    }
    case 'xxd': {
      const plain = options.some((option) => /^-\w*r/.test(option)) && /p/.test(options.join(''));
      return plain ? decoded(input(operands), 'hex') : null;
    }
    case 'rev':
      return each(input(operands), (line) => Array.from(line).toReversed().join(''));
    case 'tac':
      return lines(input(operands), (all) => all.toReversed());
    case 'sort':
      return options.length > 0 ? null : lines(input(operands), (all) => all.toSorted());
    case 'head':
    case 'tail':
      return part(program, options, operands, input);
    case 'grep':
    case 'egrep':
    case 'fgrep':
      return withOrWithout(options, operands, input);
    case 'tr':
      return translated(input([]), options, operands);
    default:
      return null;
  }
}

function decoded(text: string | null, from: 'base64' | 'hex'): string | null {
  if (text === null) return null;
  const plain = text.replace(/\s+/g, '');
  const out = Buffer.from(plain, from).toString('utf8');
  return out.includes('\ufffd') ? null : out;
}

function lines(
  text: string | null,
  change: (lines: readonly string[]) => readonly string[],
): string | null {
  if (text === null) return null;
  const all = text.split('\n');
  const ends = all.at(-1) === '';
  const changed = change(ends ? all.slice(0, -1) : all);
  return changed.join('\n') + (ends ? '\n' : '');
}

function each(text: string | null, change: (line: string) => string): string | null {
  return lines(text, (all) => all.map(change));
}

/** `grep word`, `grep -v word`, where the word means itself. */
function withOrWithout(
  options: readonly string[],
  [word, ...files]: readonly Word[],
  input: Input,
): string | null {
  if (word === undefined || !/^[\w /:@-]+$/.test(word.text) || files.length > 1) return null;
  if (!options.every((option) => /^-[vFEi]+$/.test(option))) return null;
  const letters = options.join('');
  const plain = (text: string) => (letters.includes('i') ? text.toLowerCase() : text);
  const wanted = plain(word.text);
  return lines(input(files), (all) =>
    all.filter((line) => plain(line).includes(wanted) !== letters.includes('v')),
  );
}

function part(
  program: 'head' | 'tail',
  options: readonly string[],
  operands: readonly Word[],
  input: Input,
): string | null {
  const [option = '-10'] = options;
  const found = /^-(?:n|-lines=)?(\d{1,6})$/.exec(option)?.[1];
  const apart = option === '-n' ? operands[0]?.text : undefined;
  const count = Number(found ?? apart ?? Number.NaN);
  if (options.length > 1 || !Number.isInteger(count)) return null;
  const text = input(apart === undefined ? operands : operands.slice(1));
  return lines(text, (all) =>
    program === 'head' ? all.slice(0, count) : all.slice(-count || all.length),
  );
}

const CLASSES: Readonly<Record<string, string>> = {
  '[:upper:]': 'A-Z',
  '[:lower:]': 'a-z',
  '[:digit:]': '0-9',
};

function translated(
  text: string | null,
  options: readonly string[],
  [from, to]: readonly Word[],
): string | null {
  if (text === null || from === undefined) return null;
  const source = charactersOf(from.text);
  if (options.join('') === '-d')
    return Array.from(text)
      .filter((each) => !source.includes(each))
      .join('');
  if (options.length > 0 || to === undefined) return null;
  const target = charactersOf(to.text);
  return Array.from(text)
    .map((each) => {
      const at = source.indexOf(each);
      return at < 0 ? each : (target[Math.min(at, target.length - 1)] ?? '');
    })
    .join('');
}

function charactersOf(set: string): readonly string[] {
  const plain = set
    .replace(/\[:\w+:\]/g, (name) => CLASSES[name] ?? name)
    .replace(/\\([nt\\])/g, (_, sign) => (sign === 'n' ? '\n' : sign === 't' ? '\t' : '\\'));
  const out: string[] = [];
  for (let at = 0; at < plain.length && out.length < 1000; at += 1) {
    const first = plain.codePointAt(at) ?? 0;
    const last = plain[at + 1] === '-' ? plain.codePointAt(at + 2) : undefined;
    if (last === undefined || last < first) out.push(plain[at] ?? '');
    else {
      for (let code = first; code <= last && out.length < 1000; code += 1) {
        out.push(String.fromCodePoint(code));
      }
      at += 2;
    }
  }
  return out;
}
