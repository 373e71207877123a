import { isTrial } from '../knowledge/test-files.ts';
import { retryLoops } from '../knowledge/retry-loops.ts';
import { isRemote } from '../knowledge/remote.ts';
import type { Loop } from '../code/types.ts';
import type { Pattern } from '../types.ts';
import { seen } from './sighting.ts';

export const retryWithoutBackoff: Pattern = {
  id: 'retry-without-backoff',
  title: 'A retry without a pause',
  why: 'A dependency that is slow gets every request several times within milliseconds: a short fault becomes an overload.',
  fix: 'Wait between attempts, longer each time, with some chance in it.',
  weight: 'note',
  isOnRequest: true,
  languages: ['ecma', 'python', 'go', 'java'],
  signs: [/\b(?:catch|except|err [!=]= nil)\b/i, /\b(?:for|while|do)\b/i],
  search: {
    kind: 'brought',
    find: ({ code, path }) =>
      code === null || isTrial(path)
        ? []
        : retryLoops(code)
            .filter(({ pauses, remote, loop }) => {
              if (pauses.length > 0 || remote === null || !isRemote(remote)) return false;
              // Pages, batches and alternatives are also walked through by counting.
              return (
                loop.kind === 'endless' ||
                /attempt|retr(?:y|ies)|tries|\btry/i.test(loopHead(code.text, loop))
              );
            })
            .map(({ loop, remote }) =>
              seen(
                code,
                loop.node,
                `retry ${remote?.callee}`,
                `${remote?.callee} is tried again at once`,
              ),
            ),
  },
};

/** The loop up to its body: names of counters stand there. */
function loopHead(text: string, { node, body }: Loop): string {
  return text.slice(node.start, Math.min(body.start, node.start + 200));
}
