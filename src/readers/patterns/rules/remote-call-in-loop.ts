import { loopAround } from '../code/ask.ts';
import { isRemote } from '../knowledge/remote.ts';
import { isTestFile } from '../knowledge/test-files.ts';
import type { Call, Code, Loop } from '../code/types.ts';
import type { Pattern } from '../types.ts';
import { seen } from './sighting.ts';

const BATCHED = /page|cursor|next|chunk|batch|attempt|retr|range\(|shard|migration|bucket/i;

export const remoteCallInLoop: Pattern = {
  id: 'remote-call-in-loop',
  title: 'A call over the network for every item',
  why: 'Twice the data is twice the calls: a list that grows makes this slow and what it calls busy.',
  fix: 'Ask for all of them at once, or for a page at a time.',
  weight: 'note',
  isOnRequest: true,
  languages: ['ecma', 'python', 'go', 'java'],
  signs: [/\bfor\b/],
  search: {
    kind: 'brought',
    find: ({ code, path }) =>
      code === null || isTestFile(path)
        ? []
        : code.calls.flatMap((call) => {
            if (!isRemote(call)) return [];
            const loop = loopAround(code, call.node);
            if (loop?.kind !== 'each' || BATCHED.test(loop.head) || loop.head.startsWith('['))
              return [];
            if (call.node.start < loop.body.start || isOwnPeer(call, loop, code)) return [];
            return [
              seen(
                code,
                call.node,
                call.callee,
                `${call.callee} for each of ${loop.head.slice(0, 40)}`,
              ),
            ];
          }),
  },
};

/** Each item is told itself, as in a broadcast: there is no one call that would do for all. */
function isOwnPeer({ callee }: Call, { node, body }: Loop, code: Code): boolean {
  const receiver = /^([\w$]+)\./.exec(callee)?.[1];
  if (receiver === undefined) return false;
  return new RegExp(`\\b${receiver.replaceAll('$', '\\$')}\\b\\s*(?:of|in|:=|,|:)`).test(
    code.text.slice(node.start, body.start),
  );
}
