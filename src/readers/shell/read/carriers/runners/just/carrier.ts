import type { Invocation, Word } from '../../../../types.ts';
import type { ShellWorld } from '../../../../world/types.ts';
import type { Carried, Carrier, Surroundings } from '../../types.ts';
import { ClosedFile } from '../shared/closed-file.ts';
import { absolutePath, fileAbove, type FoundFile, folderOf, shownPath } from '../shared/files.ts';
import { hasOption, takeOptions, valueOf } from '../shared/options.ts';
import { knownWords, named, UNKNOWN_TEXT } from '../shared/words.ts';
import { type Justfile, type JustRecipe, parseJustfile } from './parse.ts';

const VALUED = [
  '-f',
  '--justfile',
  '-d',
  '--working-directory',
  '--shell',
  '--set',
  '--dotenv-path',
];
const ASKS = [
  '-n',
  '--dry-run',
  '-l',
  '--list',
  '--summary',
  '--show',
  '-s',
  '--dump',
  '--evaluate',
  '--help',
  '-h',
  '--version',
  '-V',
  '--fmt',
  '--choose',
];
const NAMES = ['justfile', 'Justfile', '.justfile', 'JUSTFILE'];
const MOST_RECIPES = 100;

function carries(invocation: Invocation, world: ShellWorld): readonly Carried[] | null {
  const taken = takeOptions(invocation.args, VALUED);
  if (hasOption(taken, ...ASKS)) return [];
  const folder = folderOf(invocation, world);
  if (folder === null) return null;
  const file = justfileAt(folder, valueOf(taken, '-f', '--justfile'), world);
  if (file === null) return null;
  const justfile = withImports(parseJustfile(file.text), file, world);
  const overrides = new Map<string, string>();
  let words = taken.rest;
  while (words[0] !== undefined && /^[A-Za-z_][\w-]*=/.test(words[0].text)) {
    const equals = words[0].text.indexOf('=');
    overrides.set(words[0].text.slice(0, equals), JSON.stringify(words[0].text.slice(equals + 1)));
    words = words.slice(1);
  }
  const variables = new Map([...justfile.variables, ...overrides]);
  const calls = callsOf({ ...justfile, variables }, words);
  if (calls === null) return null;
  const carried: Carried[] = [];
  const seen = new Set<string>();
  const around: Surroundings = { cwd: file.folder, env: exportsOf({ ...justfile, variables }) };
  const source = shownPath(file.path, world);

  function run(name: string, args: readonly Word[]): void {
    const recipe = justfile.recipes.get(justfile.aliases.get(name) ?? name);
    if (recipe === undefined || seen.has(recipe.name) || seen.size > MOST_RECIPES) return;
    seen.add(recipe.name);
    for (const each of recipe.before) run(each, []);
    const values = new Map([...variables, ...argumentsOf(recipe, args)]);
    carried.push(...bodyOf(recipe, values).map((each) => placed(each, source, around)));
    for (const each of recipe.after) run(each, []);
  }

  for (const { name, args } of calls) run(name, args);
  return carried;
}

function justfileAt(folder: string, given: Word | null, world: ShellWorld): FoundFile | null {
  if (given === null) return fileAbove(folder, NAMES, world);
  const path = given.known ? absolutePath(given.text, folder, world) : null;
  const look = path === null ? null : world.look(path);
  if (path !== null && look?.kind === 'closed') throw new ClosedFile(path, look.why);
  if (path === null || look?.kind !== 'text') return null;
  return { path, folder: path.slice(0, path.lastIndexOf('/')) || '/', text: look.text };
}

function withImports(justfile: Justfile, file: FoundFile, world: ShellWorld): Justfile {
  const imported = justfile.imports.slice(0, 20).flatMap((path) => {
    const absolute = absolutePath(path, file.folder, world);
    const look = absolute === null ? null : world.look(absolute);
    return look?.kind === 'text' ? [parseJustfile(look.text)] : [];
  });
  return {
    ...justfile,
    recipes: new Map([...imported.flatMap(({ recipes }) => [...recipes]), ...justfile.recipes]),
    variables: new Map([
      ...imported.flatMap(({ variables }) => [...variables]),
      ...justfile.variables,
    ]),
  };
}

/** Each recipe that the words name, with as many of them as it takes. */
function callsOf(
  justfile: Justfile,
  words: readonly Word[],
): readonly { readonly name: string; readonly args: readonly Word[] }[] | null {
  if (words.length === 0)
    return justfile.first === null ? [] : [{ name: justfile.first, args: [] }];
  const calls: { name: string; args: readonly Word[] }[] = [];
  let at = 0;
  while (at < words.length) {
    const name = words[at]?.text ?? '';
    const recipe = justfile.recipes.get(justfile.aliases.get(name) ?? name);
    if (recipe === undefined) return calls.length === 0 ? null : calls;
    const most = recipe.parameters.some(({ rest }) => rest)
      ? words.length
      : recipe.parameters.length;
    calls.push({ name, args: words.slice(at + 1, at + 1 + most) });
    at += 1 + most;
  }
  return calls;
}

function argumentsOf(recipe: JustRecipe, args: readonly Word[]): ReadonlyMap<string, string> {
  return new Map(
    recipe.parameters.map(({ name, value, rest }, index) => {
      const words = rest ? args.slice(index) : args.slice(index, index + 1);
      if (words.length === 0) return [name, value ?? "''"];
      const known = words.every((word) => word.known);
      return [name, known ? JSON.stringify(words.map(({ text }) => text).join(' ')) : 'unknown()'];
    }),
  );
}

interface Piece {
  readonly text: string;
  readonly line: number;
  /** Program of a recipe that begins with `#!`, if it is no shell. */
  readonly program: string | null;
}

function bodyOf(recipe: JustRecipe, variables: ReadonlyMap<string, string>): readonly Piece[] {
  const lines = recipe.body.map(({ text, line }) => ({ text: filled(text, variables), line }));
  const [first] = lines;
  if (first === undefined) return [];
  const shebang = /^\s*#!\s*(?:\/usr\/bin\/env\s+(?:-S\s+)?)?(\S+)/.exec(first.text)?.[1];
  if (shebang !== undefined) {
    const program = shebang.split('/').at(-1) ?? shebang;
    const indent = /^[ \t]*/.exec(first.text)?.[0] ?? '';
    const text = lines
      .slice(1)
      .map((each) => (each.text.startsWith(indent) ? each.text.slice(indent.length) : each.text))
      .join('\n');
    return [
      { text, line: first.line + 1, program: /^(?:ba|z|da|k)?sh$/.test(program) ? null : program },
    ];
  }
  const joined: { text: string; line: number }[] = [];
  for (const each of lines) {
    const last = joined.at(-1);
    if (last?.text.endsWith('\\')) last.text = `${last.text}\n${each.text}`;
    else joined.push({ ...each });
  }
  return joined
    .map(({ text, line }) => ({ text: text.trim().replace(/^[@-]+/, ''), line, program: null }))
    .filter(({ text }) => text !== '' && !text.startsWith('#'));
}

function placed({ text, line, program }: Piece, source: string, around: Surroundings): Carried {
  if (program === null) return { kind: 'text', text, source, line, around };
  const option = /^(?:python|bash|fish)/.test(program) ? '-c' : '-e';
  return { kind: 'words', words: knownWords(program, option, text), around };
}

function filled(text: string, variables: ReadonlyMap<string, string>): string {
  return text
    .replace(/\{\{\{\{/g, '\u0001')
    .replace(/\{\{([^}]*)\}\}/g, (_, expression: string) =>
      valueOfExpression(expression, variables, 0),
    )
    .replaceAll('\u0001', '{{');
}

/** Joined by `+` and `/`: literals, variables, `env('NAME')`. Anything else is not known. */
function valueOfExpression(
  text: string,
  variables: ReadonlyMap<string, string>,
  depth: number,
): string {
  if (depth > 8) return UNKNOWN_TEXT;
  const parts =
    text.trim().match(/'[^']*'|"(?:[^"\\]|\\.)*"|`[^`]*`|[\w-]+\([^)]*\)|[+/]|[\w-]+|\S/g) ?? [];
  return parts
    .map((part) => {
      if (part === '+') return '';
      if (part === '/') return '/';
      if (part.startsWith("'")) return part.slice(1, -1);
      if (part.startsWith('"')) return part.slice(1, -1).replace(/\\(.)/g, '$1');
      if (part.startsWith('`')) return `$(${part.slice(1, -1)})`;
      const env =
        /^env(?:_var(?:_or_default)?)?\(\s*['"](\w+)['"]\s*(?:,\s*['"]([^'"]*)['"])?\s*\)$/.exec(
          part,
        );
      if (env !== null) return env[2] === undefined ? `\${${env[1]}}` : `\${${env[1]}:-${env[2]}}`;
      const value = variables.get(part);
      return value === undefined ? UNKNOWN_TEXT : valueOfExpression(value, variables, depth + 1);
    })
    .join('');
}

function exportsOf({ exported, variables }: Justfile): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    [...exported].slice(0, 100).map((name) => {
      const value = valueOfExpression(variables.get(name) ?? '', variables, 0);
      return [name, value.includes('$') ? null : value];
    }),
  );
}

export const JUST: Carrier = {
  programs: ['just'],
  carries,
  called: (invocation) => named(invocation, takeOptions(invocation.args, VALUED).rest[0]?.text),
};
