import { callsIn, routineAround } from '../code/ask.ts';
import { textOf } from '../code/text-of.ts';
import type { Call, Code } from '../code/types.ts';
import { isRemote } from '../knowledge/remote.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { nodesIn } from '../syntax/node.ts';
import type { Pattern, Sighting } from '../types.ts';
import { seen } from './sighting.ts';

/** Words by which people bound such things, near where they do it. */
const BOUND =
  /\b\w*(?:limit|semaphore|chunk|batch|concurren|throttl|pool\b|slice\(|\bsem\b|maxInFlight|worker|tokens|bucket|islice|SetLimit|errgroup)\w*/i;

export const unboundedFanOut: Pattern = {
  id: 'unbounded-fan-out',
  title: 'As many calls at once as there are items',
  why: 'A long list opens as many connections at the same moment: what is called is flooded, and sockets and memory run out here.',
  fix: 'Go through the items a few at a time, with a limit that is written down.',
  weight: 'note',
  languages: ['ecma', 'python', 'go', 'java'],
  signs: [
    /Promise\.all|gather\(|\bgo func|\bgo \w|newCachedThreadPool|Integer\.MAX_VALUE|max_workers/,
  ],
  search: {
    kind: 'brought',
    find: ({ code }) => {
      if (code === null) return [];
      if (code.language === 'ecma') return code.calls.flatMap((call) => promises(call, code));
      if (code.language === 'python') return code.calls.flatMap((call) => gathered(call, code));
      if (code.language === 'go') return goroutines(code);
      return code.calls.flatMap((call) => executors(call, code));
    },
  },
};

/** `Promise.all(list.map(…))` where what is mapped goes over the network. */
function promises(call: Call, code: Code): readonly Sighting[] {
  if (!/^Promise\.all(?:Settled)?$/.test(call.callee)) return [];
  const [first] = call.args;
  if (first === undefined || first.value.type !== 'call_expression') return [];
  const map = code.calls.find(({ node }) => node === first.value);
  if (map?.name !== 'map' || map.args[0] === undefined) return [];
  const over = map.callee.replace(/\.map$/, '');
  const overText = textOf(map.node, code.text).split('.map', 1)[0] ?? '';
  if (overText.startsWith('[') || /^[A-Z][A-Z\d_]*$/.test(over) || isListedHere(over, code))
    return [];
  const remote = remoteOf(map.args[0].value, code);
  if (remote === null || isBoundNear(call.node, code)) return [];
  return [
    seen(code, call.node, `all ${over}`, `${remote} for every item of ${over} at the same time`),
  ];
}

/** A list of literals that is written down in this file. */
function isListedHere(name: string, code: Code): boolean {
  return (
    /^\w+$/.test(name) &&
    new RegExp(`\\bconst ${name}\\b[^=\\n]{0,80}= (?:\\[|new Set\\(\\[)`).test(code.text)
  );
}

function remoteOf(node: SyntaxNode, code: Code): string | null {
  const call = callsIn(code, node).find(isRemote);
  if (call !== undefined) return call.callee;
  const word = textOf(node, code.text);
  const handed = { node, callee: word, name: word, args: [] };
  return /^[\w.]+$/.test(word) && isRemote(handed) ? word : null;
}

/** The routine, or the list of statements where there is none, says how many at once. */
function isBoundNear(node: SyntaxNode, code: Code): boolean {
  const routine = routineAround(code, node);
  if (routine === null) return BOUND.test(textOf(node, code.text));
  const outer = routineAround(code, routine.node);
  return [routine, outer].some((one) => one !== null && BOUND.test(textOf(one.node, code.text)));
}

/** `asyncio.gather(*…)` over a comprehension that calls out. */
function gathered(call: Call, code: Code): readonly Sighting[] {
  if (!/^(?:asyncio\.)?gather$/.test(call.callee)) return [];
  const spread = call.args.find(({ value }) => value.type === 'list_splat')?.value;
  if (spread === undefined || isBoundNear(call.node, code) || /[Ss]emaphore/.test(code.text))
    return [];
  const kinds = new Set(['list_comprehension', 'generator_expression']);
  const direct = [...nodesIn(spread)].find(({ type }) => kinds.has(type));
  const made = direct ?? comprehensionOf(spread, code);
  if (made === undefined) return [];
  const remote = callsIn(code, made).find(isRemote);
  if (remote === undefined) return [];
  return [seen(code, call.node, 'gather', `${remote.callee} for every item at the same time`)];
}

/** `tasks = [… for …]` above `gather(*tasks)`. */
function comprehensionOf(spread: SyntaxNode, code: Code): SyntaxNode | undefined {
  const name = textOf(spread, code.text).replace(/^\*\s*/, '');
  const routine = routineAround(code, spread);
  for (const one of nodesIn(routine?.node ?? code.root)) {
    if (one.type !== 'assignment') continue;
    const [left] = one.children;
    const right = one.children.find(({ field }) => field === 'right');
    if (
      left !== undefined &&
      textOf(left, code.text) === name &&
      right?.type === 'list_comprehension'
    ) {
      return right;
    }
  }
  return undefined;
}

/** A goroutine for each item of what is walked over, with a call out in it. */
function goroutines(code: Code): readonly Sighting[] {
  return code.loops
    .filter(({ kind }) => kind === 'each')
    .flatMap((loop) => {
      const statement = [...nodesIn(loop.body, (one) => !code.routineAt.has(one))].find(
        ({ type }) => type === 'go_statement',
      );
      if (statement === undefined || isBoundNear(loop.node, code)) return [];
      const remote = callsIn(code, statement).find(isRemote);
      if (remote === undefined || /chan struct\{\}|ch <-|<-\s*\w*sem/.test(around(loop.node, code)))
        return [];
      return [
        seen(
          code,
          loop.node,
          `go ${loop.head}`,
          `${remote.callee} for every item of ${loop.head} at the same time`,
        ),
      ];
    });
}

function around(node: SyntaxNode, code: Code): string {
  return textOf(routineAround(code, node)?.node ?? node, code.text);
}

function executors({ node, callee, args }: Call, code: Code): readonly Sighting[] {
  if (/^(?:Executors\.)newCachedThreadPool$/.test(callee)) {
    return [seen(code, node, callee, 'as many threads as there are tasks')];
  }
  if (callee !== 'new ThreadPoolExecutor' || args[1] === undefined) return [];
  if (textOf(args[1].value, code.text) !== 'Integer.MAX_VALUE') return [];
  return [seen(code, node, callee, 'as many threads as there are tasks')];
}
