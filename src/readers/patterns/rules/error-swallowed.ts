import { callsIn, routineAround } from '../code/ask.ts';
import { essence, textOf } from '../code/text-of.ts';
import type { Catch, Code } from '../code/types.ts';
import { isTrial } from '../knowledge/test-files.ts';
import { isRemote } from '../knowledge/remote.ts';
import { parts } from '../syntax/node.ts';
import type { Pattern, Sighting } from '../types.ts';
import { seen } from './sighting.ts';

/** Faults of these are expected, and there is nothing to be done about them. */
const CLEAN_UP =
  /^(?:\w+\.)*(?:close\w*|destroy|unlink\w*|rm\w*|remove\w*|kill\w*|abort|cancel\w*|disconnect|shutdown\w*|dispose|unsubscribe|release\w*|rollback\w*|end|stop\w*|terminate|cleanup\w*|clean_up|logout|detach|quit|flush|Close|chmod|utime)$/;
const LOOK_UP =
  /^(?:\w+\.)*(?:parse\w*|JSON\.parse|stat\w*|lstat\w*|access\w*|exists\w*|readFile\w*|readlink\w*|open|require\w*|import\w*|resolve|decode\w*|loads?|index|next|int|float|getattr|mkdir\w*|makedirs|read\w*|URL|decodeURI\w*|get_terminal_size|localeCompare|getItem|setItem)$/;
const WRITES =
  /(?:^|\.)(?:save|commit|insert\w*|update\w*|charge\w*|pay\w*|publish|produce|enqueue|send[A-Z_]?\w*|post|put|patch|execute|exec|persist|transfer\w*|refund\w*|write|create\w*|authorize\w*|verify\w*|validate\w*)$/;
/** In Python: only what catches everything. */
const EVERYTHING =
  /^(?:|(?:builtins\.)?(?:Base)?Exception|Throwable|(?:java\.lang\.)?(?:Exception|Throwable))$/;

/** Nobody waits for what these do: counting users, logging, looking at oneself. */
const ASIDE =
  /telemetry|analytics|metrics?\b|\.capture$|(?:^|\.)log\w*|stdout|stderr|std(?:s\[\])?\.write$|[Vv]ersion$/;

export const errorSwallowed: Pattern = {
  id: 'error-swallowed',
  title: 'A fault that nobody hears of',
  why: 'What failed is taken for done: data drifts apart, alarms stay silent, and the outage shows far from its cause.',
  fix: 'Let it through, or count and log it and tell the caller that it failed.',
  weight: 'note',
  isOnRequest: true,
  languages: ['ecma', 'python', 'go', 'java'],
  signs: [
    /\b(?:catch|except|err)/,
    // A handler that does nothing.
    /\{\s*\}|\{\s*\/[/*]|\{\s*;|\bpass\b|\.\.\.|\bcontinue\b|=>\s*[^\s{]/,
  ],
  search: {
    kind: 'brought',
    find: ({ code, path }) =>
      code === null || isTrial(path) ? [] : code.language === 'go' ? inGo(code) : caught(code),
  },
};

function caught(code: Code): readonly Sighting[] {
  return code.catches.flatMap((one) => {
    if (!EVERYTHING.test(one.caught) || !isSilent(one, code) || hasReason(one, code)) return [];
    const calls = callsIn(code, one.tried).filter(({ callee }) => callee !== 'super');
    const serious = calls.filter(
      ({ callee }) => !CLEAN_UP.test(callee) && !LOOK_UP.test(callee) && !ASIDE.test(callee),
    );
    const grave = serious.find(
      (call) =>
        isRemote(call) || WRITES.test(call.callee) || call.node.parent?.type === 'await_expression',
    );
    if (grave === undefined || routineIsCleanUp(code, one)) return [];
    return [
      {
        ...seen(code, one.node, grave.callee, `a fault of ${grave.callee} goes unheard`),
        key: `${essence(one.tried, code.text)} ${essence(one.body, code.text)}`,
      },
    ];
  });
}

/** Whoever wrote it says why: more than that it is ignored. */
function hasReason({ node }: Catch, code: Code): boolean {
  const said = /(?:\/\/|\/\*|#)\s*([^\n]+)/.exec(textOf(node, code.text))?.[1] ?? '';
  if (/^(?:no(?:qa|sec|lint)|pylint|eslint|istanbul|todo|fixme|type:)/i.test(said)) return false;
  return (
    said
      .replace(/\b(?:ignor\w*|swallow\w*|all|any|the|this|errors?|exceptions?|it|silently)\b/gi, '')
      .split(/\s+/)
      .filter((word) => /\w{2}/.test(word)).length >= 3
  );
}

/** Nothing in the handler, or nothing but an empty answer. */
function isSilent({ body }: Catch, code: Code): boolean {
  const inner = parts(body);
  if (body.type === 'null' || body.type === 'undefined') return true;
  if (inner.length === 0) return body.type !== 'identifier';
  const [only] = inner;
  if (inner.length > 1 || only === undefined) return false;
  return /^(?:pass|\.\.\.|continue;?)$/.test(textOf(only, code.text).trim());
}

function routineIsCleanUp(code: Code, { node }: Catch): boolean {
  const name = routineAround(code, node)?.name ?? '';
  return /close|clean|dispose|destroy|teardown|shutdown|stop|finali[sz]e|abort|__del__|__exit__|try[A-Z_]|maybe|is[A-Z_]|best_?effort|probe|detect/i.test(
    name,
  );
}

/** `if err != nil {}` and `_ = err`. */
function inGo(code: Code): readonly Sighting[] {
  const empty = code.branches
    .filter(
      ({ condition, whenTrue, otherwise }) =>
        otherwise === null &&
        /^err\w* != nil$/.test(textOf(condition, code.text)) &&
        parts(whenTrue).length === 0,
    )
    .map(({ node }) =>
      seen(code, node, 'err', 'a fault is asked for and nothing is done about it'),
    );
  return empty;
}
