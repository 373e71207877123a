import type { Word } from '../../../../types.ts';
import type { Carried, Carrier } from '../../types.ts';
import { hasOption, takeOptions, valueOf } from '../shared/options.ts';
import { knownWord, named } from '../shared/words.ts';

const VALUED = ['-p', '--package', '-c', '--call', '-w', '--workspace', '--prefix', '--cache'];

/** `npx -y -p package command args`: the program, named without the version that is asked for. */
export function executed(words: readonly Word[]): readonly Carried[] | null {
  const taken = takeOptions(words, VALUED);
  const call = valueOf(taken, '-c', '--call');
  if (call !== null)
    return call.known
      ? [{ kind: 'text', text: call.text }]
      : [{ kind: 'unread', why: 'What is called cannot be known.', fetched: false }];
  if (hasOption(taken, '--help', '--version')) return [];
  const rest = taken.rest[0]?.text === '--' ? taken.rest.slice(1) : taken.rest;
  const [program, ...args] = rest;
  if (program === undefined) return null;
  return [{ kind: 'words', words: [withoutVersion(program), ...args] }];
}

/** `prisma@5` and `@scope/tool@latest` as they are called: `prisma`, `tool`. */
function withoutVersion(word: Word): Word {
  if (!word.known) return word;
  const at = word.text.indexOf('@', 1);
  const name = at < 0 ? word.text : word.text.slice(0, at);
  return knownWord(RENAMED[name] ?? (name.startsWith('@') ? (name.split('/')[1] ?? name) : name));
}

/** Packages whose program has another name. */
const RENAMED: Readonly<Record<string, string>> = {
  '@railway/cli': 'railway',
  '@cloudflare/wrangler': 'wrangler',
  'aws-cdk': 'cdk',
  'firebase-tools': 'firebase',
  'netlify-cli': 'netlify',
  'sequelize-cli': 'sequelize',
  '@sentry/cli': 'sentry-cli',
  '@nestjs/cli': 'nest',
  '@angular/cli': 'ng',
  'eas-cli': 'eas',
  typescript: 'tsc',
  'rm-cli': 'rimraf',
  'rimraf-cli': 'rimraf',
  'trash-cli': 'trash',
  'empty-trash-cli': 'trash-empty',
  cpy: 'cp',
  'cpy-cli': 'cp',
  'move-file-cli': 'mv',
};

export const PACKAGE_EXECUTORS: Carrier = {
  programs: ['npx', 'pnpx', 'bunx', 'pnpm-dlx', 'uvx', 'pipx'],
  carries: ({ program, args }) => {
    if (program !== 'pipx') return executed(args);
    return args[0]?.text === 'run' ? executed(args.slice(1)) : null;
  },
  called: (invocation) => named(invocation),
};
