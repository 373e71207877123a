import { named, ownNodes, routineAround } from '../code/ask.ts';
import { essence } from '../code/text-of.ts';
import { placeOf } from '../code/place-of.ts';
import type { Code, Loop } from '../code/types.ts';
import { THROWS } from '../knowledge/exits.ts';
import { isTrial } from '../knowledge/test-files.ts';
import { remoteCallsIn } from '../knowledge/remote.ts';
import { retryLoops } from '../knowledge/retry-loops.ts';
import { isInside } from '../syntax/node.ts';
import type { Pattern, Sighting } from '../types.ts';
import { seen } from './sighting.ts';

export const retryWithoutLimit: Pattern = {
  id: 'retry-without-limit',
  title: 'A retry without an end',
  why: 'While what it calls is down, every caller keeps calling: the load grows with each request, and what failed cannot come back.',
  fix: 'End after a few attempts or a deadline, and let the caller know.',
  weight: 'note',
  isOnRequest: true,
  languages: ['ecma', 'python', 'go', 'java'],
  signs: [/\b(?:catch|except|err [!=]= nil|retry|backoff|retries)\b/i],
  search: {
    kind: 'brought',
    find: ({ code, path }) =>
      code === null || isTrial(path) ? [] : [...loops(code), ...settings(code), ...self(code)],
  },
};

function loops(code: Code): readonly Sighting[] {
  return retryLoops(code)
    .filter(({ isLimited, remote }) => !isLimited && remote !== null && !WAITS.test(remote.callee))
    .filter(({ loop }) => !givesUp(code, loop))
    .map(({ loop, remote, isSelective }) =>
      seen(
        code,
        loop.node,
        `retry ${remote?.callee}`,
        `${remote?.callee} is tried again for as long as it fails`,
        isSelective ? { weight: 'note' } : {},
      ),
    );
}

/** To ask for ever whether there is something is what these are for. */
const WAITS = /poll|watch|subscribe|listen|receive|accept|heartbeat/i;

/** It ends with a fault somewhere that is not the handler of one try: where there is nobody left to ask. */
function givesUp(code: Code, loop: Loop): boolean {
  return ownNodes(code, loop.body, THROWS).some(
    (node) =>
      !code.catches.some(({ node: own, tried }) => isInside(node, own) || isInside(node, tried)),
  );
}

/** Settings and decorators of retry libraries whose own meaning is "for ever". */
function settings(code: Code): readonly Sighting[] {
  return code.calls
    .flatMap((call) => {
      const { callee, args } = call;
      if (
        code.language === 'python' &&
        /^(?:tenacity\.)?(?:retry|Retrying|AsyncRetrying)$/.test(callee)
      ) {
        const isTenacity = /\b(?:import tenacity|from tenacity import)\b/.test(code.text);
        const stops = args.some(({ name }) => name === 'stop' || name === '...' || name === null);
        return isTenacity && !stops
          ? [seen(code, call.node, callee, 'tenacity without stop= tries for ever')]
          : [];
      }
      if (code.language === 'python' && /^backoff\.on_(?:exception|predicate)$/.test(callee)) {
        const stops = named(call, /^(?:max_tries|max_time|giveup|\.\.\.)$/) !== null;
        return stops
          ? []
          : [
              seen(
                code,
                call.node,
                callee,
                'backoff without max_tries= or max_time= tries for ever',
              ),
            ];
      }
      return [];
    })
    .concat(infinite(code));
}

/** `retries: Infinity` and its like. */
function infinite(code: Code): readonly Sighting[] {
  if (code.language !== 'ecma') return [];
  const found = code.text.matchAll(
    /\b(?:(?:max)?[rR]etries|maxAttempts|numOfAttempts|retryLimit|maxRetryCount)["']?\s*[:=]\s*(?:Infinity|Number\.(?:POSITIVE_INFINITY|MAX_SAFE_INTEGER))\b|\bretry["']?\s*:\s*Infinity\b/g,
  );
  const real = [...found].filter(
    ({ index }) => placeOf(code, index) === 'code' && !isTimed(code.text, index),
  );
  return real.map((hit) => ({
    key: hit[0].replace(/\s+/g, ''),
    loose: '',
    start: hit.index,
    end: hit.index + hit[0].length,
    note: hit[0].replace(/\s+/g, ' '),
  }));
}

/** A time that ends it is as good as a count. */
function isTimed(text: string, index: number): boolean {
  return /time_?out|maxRetryTime|deadline/i.test(text.slice(Math.max(index - 300, 0), index + 300));
}

/** A routine that on a fault calls itself again with the very same arguments. */
function self(code: Code): readonly Sighting[] {
  return code.catches.flatMap(({ body, tried }) => {
    const routine = routineAround(code, body);
    if (routine === null || routine.name === '(anonymous)') return [];
    const again = code.calls.find(
      (call) =>
        isInside(call.node, body) &&
        routineAround(code, call.node) === routine &&
        (call.callee === routine.name ||
          call.callee === `this.${routine.name}` ||
          call.callee === `self.${routine.name}`),
    );
    if (again === undefined || isGuarded(code, body, again.node)) return [];
    const given = again.args.map(({ value }) => essence(value, code.text));
    const parameters = parameterNames(routine.node, code.text);
    if (parameters.length === 0 || remoteCallsIn(code, tried).length === 0) return [];
    if (given.length < parameters.length || given.some((one, index) => one !== parameters[index]))
      return [];
    return [
      seen(
        code,
        again.node,
        `again ${routine.name}`,
        `${routine.name} calls itself again when it fails`,
        { weight: 'note' },
      ),
    ];
  });
}

/** Under a condition inside the handler somebody has thought about when. */
function isGuarded(code: Code, body: Sited, node: Sited): boolean {
  return code.branches.some((one) => isInside(one.node, body) && isInside(node, one.node));
}

type Sited = Parameters<typeof isInside>[0];

function parameterNames(node: Sited, text: string): readonly string[] {
  const list = node.children.find(({ field }) => field === 'parameters' || field === 'parameter');
  if (list === undefined) return [];
  if (!list.type.includes('parameters')) return [text.slice(list.start, list.end)];
  return list.children
    .filter(({ named: isNamed, type }) => isNamed && !type.includes('comment'))
    .map((one) => /[A-Za-z_$][\w$]*/.exec(text.slice(one.start, one.end))?.[0] ?? '')
    .filter((name) => name !== 'self' && name !== 'cls');
}
