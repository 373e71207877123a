import { routineAround } from '../code/ask.ts';
import type { Pattern } from '../types.ts';
import { seen } from './sighting.ts';

const BLOCKS =
  /^(?:time\.sleep|requests\.(?:get|post|put|patch|delete|head|request)|urllib\.request\.urlopen|subprocess\.(?:run|call|check_call|check_output)|os\.system)$/;

export const blockingInAsync: Pattern = {
  id: 'blocking-in-async',
  title: 'Everything waits for one call',
  why: 'The loop that serves all requests stands still while this one waits: one slow peer stops the whole process, health checks too.',
  fix: 'Use what can be awaited instead, or hand it to a thread.',
  weight: 'note',
  languages: ['python'],
  signs: [/\basync def\b/],
  search: {
    kind: 'brought',
    find: ({ code }) =>
      code === null
        ? []
        : code.calls
            .filter(
              ({ node, callee }) =>
                BLOCKS.test(callee) && routineAround(code, node)?.isAsync === true,
            )
            .map(({ node, callee }) =>
              seen(
                code,
                node,
                callee,
                `${callee} in the async function ${routineAround(code, node)?.name}`,
              ),
            ),
  },
};
