import { isTrial } from '../knowledge/test-files.ts';
import { textOf } from '../code/text-of.ts';
import { retryLoops } from '../knowledge/retry-loops.ts';
import type { Pattern } from '../types.ts';
import { seen } from './sighting.ts';

const CHANCE = /random|jitter|rand\b|rand\.|fuzz|spread|decorrelat/i;
/** A pause that is worked out here: a number, a power, a product. */
const WORKED_OUT = /^[\w\s.*+()<,/-]*$/;

export const retryWithoutJitter: Pattern = {
  id: 'retry-without-jitter',
  title: 'A retry whose pauses are the same for everybody',
  why: 'All that failed together come back together, in waves that hit at once.',
  fix: 'Add chance to the pause: a random time between nothing and the pause.',
  weight: 'note',
  languages: ['ecma', 'python', 'go', 'java'],
  signs: [/\b(?:catch|except|err [!=]= nil)\b/i, /\b(?:for|while|do)\b/i],
  search: {
    kind: 'brought',
    find: ({ code, path }) =>
      code === null || isTrial(path)
        ? []
        : retryLoops(code)
            .filter(({ pauses, remote, loop }) => {
              const [first] = pauses;
              if (first === undefined || remote === null) return false;
              if (CHANCE.test(textOf(loop.node, code.text))) return false;
              const time = first.args.map(({ value }) => textOf(value, code.text)).join(',');
              return WORKED_OUT.test(time) && /\d|\*|<</.test(time);
            })
            .map(({ loop, remote }) =>
              seen(
                code,
                loop.node,
                `retry ${remote?.callee}`,
                `no chance in the pauses before ${remote?.callee} is tried again`,
              ),
            ),
  },
};
