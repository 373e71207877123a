import type { Word } from '../../types.ts';
import { firstOperand, optionValue } from './options.ts';
import { takeAssignments } from './wrappers.ts';
import type { Carrier } from './types.ts';

const VALUED = ['-u', '--unset', '-C', '--chdir', '-S', '--split-string', '-P', '-a', '--argv0'];

/** `env A=1 cmd`, `env -i cmd`, `env -S 'cmd args'`. */
export const ENV_CARRIER: Carrier = {
  programs: ['env', 'genv'],
  called: () => 'env',
  carries: ({ args }) => {
    const env: Record<string, string | null> = {};
    const first = firstOperand(args, { valued: VALUED });
    if (first === null) return [];
    const folder = optionValue(args, ['-C', '--chdir'], first);
    const split = optionValue(args, ['-S', '--split-string', '-vS'], first);
    const dashed = args[first]?.text === '-' ? first + 1 : first;
    const rest = args.slice(takeAssignments(args, dashed, env));
    const around = { env, ...(folder === null ? {} : { cwd: folder.known ? folder.text : null }) };
    const words = [...wordsIn(split), ...rest];
    const start = takeAssignments(words, 0, env);
    return words.length > start ? [{ kind: 'words', words: words.slice(start), around }] : [];
  },
};

function wordsIn(split: Word | null): readonly Word[] {
  if (split === null) return [];
  return split.text
    .split(/\s+/)
    .filter((text) => text !== '')
    .map((text) => ({ ...split, text: text.replace(/^(["'])(.*)\1$/, '$2') }));
}
