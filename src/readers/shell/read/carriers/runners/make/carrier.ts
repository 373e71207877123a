import type { Invocation, Word } from '../../../../types.ts';
import type { ShellWorld } from '../../../../world/types.ts';
import type { Carried, Carrier, Surroundings } from '../../types.ts';
import { fetches, textOf } from '../../../walk/builtins/outputs.ts';
import { substituted } from '../../../words/value.ts';
import type { FoundFile } from '../shared/files.ts';
import { absolutePath, fileIn, folderOf, shownPath } from '../shared/files.ts';
import { named } from '../shared/words.ts';
import { expand } from './expand.ts';
import { type Makefile, readMakefile } from './model.ts';
import { planOf, type Step } from './plan.ts';

const VALUED = ['-C', '-f', '-I', '-o', '-W', '--directory', '--file', '--makefile', '--eval'];
const ASKS =
  /^(?:-[A-Za-z]*[nqptvh][A-Za-z]*|--(?:dry-run|just-print|recon|question|touch|version|help|print-data-base))$/;
const NAMES = ['GNUmakefile', 'makefile', 'Makefile'];
const STDIN = /^(?:-|\/dev\/(?:stdin|fd\/0)|\/proc\/self\/fd\/0)$/;
const MOST_RECIPES = 400;

interface Call {
  readonly goals: readonly Word[];
  readonly overrides: ReadonlyMap<string, string | null>;
  readonly folder: Word | null;
  readonly files: readonly Word[];
  readonly asks: boolean;
}

function callOf(args: readonly Word[]): Call {
  const goals: Word[] = [];
  const overrides = new Map<string, string | null>();
  const files: Word[] = [];
  let folder: Word | null = null;
  let asks = false;
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] as Word;
    const { text } = word;
    const assigned = /^([A-Za-z_][\w.]*)(?::{0,3}|\?|\+)=/.exec(text);
    if (assigned !== null) {
      const value = text.slice(assigned[0].length).replaceAll('$', '$$$$');
      overrides.set(assigned[1] ?? '', word.known ? value : null);
      continue;
    }
    if (!text.startsWith('-')) {
      goals.push(word);
      continue;
    }
    const name = VALUED.find((each) => text === each || text.startsWith(`${each}=`));
    const short = VALUED.find((each) => each.length === 2 && text.startsWith(each));
    if (name === undefined && short === undefined) {
      asks ||= ASKS.test(text);
      if (/^-[jl]$/.test(text) && /^\d+$/.test(args[at + 1]?.text ?? '')) at += 1;
      continue;
    }
    const attached = name === undefined ? text.slice(2) : text.slice(name.length + 1);
    const value = attached === '' ? args[(at += 1)] : { ...word, text: attached };
    if (value === undefined) continue;
    if (/^(?:-C|--directory)$/.test(name ?? short ?? '')) folder = value;
    if (/^(?:-f|--file|--makefile)$/.test(name ?? short ?? '')) files.push(value);
  }
  return { goals, overrides, folder, files, asks };
}

function carries(invocation: Invocation, world: ShellWorld): readonly Carried[] | null {
  const call = callOf(invocation.args);
  if (call.asks) return [];
  const folder = folderOf(invocation, world, call.folder);
  if (folder === null) return null;
  const file = makefileOf(call, folder, invocation, world);
  if (file === 'unread' || file === 'fetched') {
    const why = 'The makefile that is run cannot be known.';
    return [{ kind: 'unread', why, fetched: file === 'fetched' }];
  }
  if (file === null) return null;
  const source = shownPath(file.path, world);
  const { overrides } = call;
  const makefile = readMakefile({
    text: file.text,
    source,
    folder,
    overrides,
    env: invocation.env,
    world,
  });
  const goals = call.goals.length > 0 ? call.goals.map(({ text }) => text) : [makefile.goal ?? ''];
  const { steps, found } = planOf(makefile, goals);
  if (!found && !makefile.whole) return null;
  return carriedBy(makefile, steps, { cwd: folder, env: environmentOf(makefile, overrides) });
}

function makefileOf(
  call: Call,
  folder: string,
  invocation: Invocation,
  world: ShellWorld,
): FoundFile | 'unread' | 'fetched' | null {
  if (call.files.length === 0) return fileIn(folder, NAMES, world);
  const texts: FoundFile[] = [];
  for (const word of call.files) {
    const from = substituted(word) ?? (STDIN.test(word.text) ? invocation.stdin : null);
    if (from !== null) {
      const text = textOf(from, world);
      if (text === null) return fetches(from) ? 'fetched' : 'unread';
      texts.push({ path: '-', folder, text });
      continue;
    }
    if (!word.known) return 'unread';
    const path = absolutePath(word.text, folder, world);
    const look = path === null ? null : world.look(path);
    if (path === null || look?.kind === 'missing') return null;
    if (look?.kind !== 'text') return 'unread';
    texts.push({ path, folder, text: look.text });
  }
  const [first] = texts;
  if (first === undefined) return null;
  return { ...first, text: texts.map(({ text }) => text).join('\n') };
}

function environmentOf(
  makefile: Makefile,
  overrides: ReadonlyMap<string, string | null>,
): Readonly<Record<string, string | null>> {
  const entries = [...makefile.exported].slice(0, 200).map((name) => {
    const value = makefile.scope.valueOf(name);
    const text = value == null ? null : expand(value, makefile.scope);
    return [name, overrides.get(name) === null || text?.includes('$(') ? null : text] as const;
  });
  return Object.fromEntries(entries.map(([name, text]) => [name, text ?? null]));
}

function carriedBy(
  makefile: Makefile,
  steps: readonly Step[],
  around: Surroundings,
): readonly Carried[] {
  const carried: Carried[] = [];
  for (const { recipes } of steps) {
    const texts = recipes.map(({ text, ...at }) => ({
      ...at,
      text: text.replace(/^[\s@+-]+/, ''),
    }));
    const [first] = texts;
    if (makefile.oneShell && first !== undefined) {
      const text = texts.map((each) => each.text).join('\n');
      carried.push({ kind: 'text', ...first, text, around });
    } else for (const each of texts) carried.push({ kind: 'text', ...each, around });
    if (carried.length > MOST_RECIPES) {
      const why = 'The makefile runs more recipes than are read.';
      return [...carried.slice(0, MOST_RECIPES), { kind: 'unread', why, fetched: false }];
    }
  }
  return carried.filter((each) => each.kind !== 'text' || each.text.trim() !== '');
}

export const MAKE: Carrier = {
  programs: ['make', 'gmake'],
  carries,
  called: (invocation) => {
    const goals = callOf(invocation.args).goals.map(({ text }) => text);
    return named(invocation, ...goals);
  },
};
