import { callsIn, loopAround, ownNodes, runsIn } from '../code/ask.ts';
import { textOf } from '../code/text-of.ts';
import type { Call, Catch, Code, Loop } from '../code/types.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { isInside, nodesIn, parts } from '../syntax/node.ts';
import { JUMPS, LEAVES, THROWS } from './exits.ts';
import { isRemote } from './remote.ts';

/** A loop that tries something again until it succeeds. */
export interface RetryLoop {
  readonly loop: Loop;
  /** What goes over the network, or is waited for, in each round. */
  readonly remote: Call | null;
  readonly isLimited: boolean;
  /** Some faults end it: those that are not worth another try. */
  readonly isSelective: boolean;
  /** What waits between two rounds. */
  readonly pauses: readonly Call[];
}

const LIMIT_WORDS =
  /attempt|retr(?:y|ies)|tries|deadline|time_?out|abort|cancel|clos(?:ed|ing)|stop|shut|signal|\bmax|limit|elapsed|expire|remaining|budget|done\b|ctx|count|running|alive|quit|\bexit|interrupt|disposed|destroyed/i;
const PAUSE =
  /^(?:\w*[sS]leep\w*|\w*[dD]elay\w*|\w*[wW]ait\w*|\w*[bB]ack_?[oO]ff\w*|pause|setTimeout|setImmediate|After|NewTimer|NewTicker|Tick|parkNanos|schedule\w*|\w*[tT]hrottle\w*|nextTick|await)$/;

/** Faults that say "take another one" or "somebody was faster", not "it is down". */
const ANOTHER_CASE =
  /Integrity|Conflict|Exists|Duplicate|KeyboardInterrupt|StopIteration|\bEmpty\b|EOF|Interrupted|BlockingIO|Optimistic|Stale|ValueError|KeyError/;

export function retryLoops(code: Code): readonly RetryLoop[] {
  const found = code.loops.map((loop) =>
    loop.kind === 'each' ? null : code.language === 'go' ? inGo(code, loop) : withCatch(code, loop),
  );
  return found.filter((one) => one !== null);
}

function withCatch(code: Code, loop: Loop): RetryLoop | null {
  const clause = code.catches.find(
    ({ node }) => isInside(node, loop.body) && loopAround(code, node) === loop,
  );
  if (clause === undefined || ANOTHER_CASE.test(clause.caught)) return null;
  if (leavesAtOnce(code, clause)) return null;
  if (!endsOnSuccess(code, loop, clause)) return null;
  const remote = callsIn(code, clause.tried).find(isRemote) ?? awaited(code, clause.tried);
  return {
    loop,
    remote,
    isLimited: isLimited(code, loop),
    isSelective: ownNodes(code, clause.body, LEAVES).length > 0,
    pauses: pausesIn(code, loop),
  };
}

/** The last thing that the handler does, always, is to leave. */
function leavesAtOnce(code: Code, { body }: Catch): boolean {
  const last = parts(body).at(-1);
  return last !== undefined && LEAVES.has(last.type) && runsIn(code, last, body);
}

/** Success is told by leaving, or by setting what the loop asks for. */
function endsOnSuccess(code: Code, loop: Loop, { tried, node }: Catch): boolean {
  if (ownNodes(code, tried, LEAVES).some(({ type }) => !THROWS.has(type))) return true;
  const whole = node.parent;
  const after = parts(loop.body).filter((one) => whole !== null && one.start >= whole.end);
  if (after.some(({ type }) => LEAVES.has(type))) return true;
  const elseBlock = whole?.children.find(({ type }) => type === 'else_clause');
  if (elseBlock !== undefined && ownNodes(code, elseBlock, LEAVES).length > 0) return true;
  if (loop.kind !== 'while') return false;
  const flags: readonly string[] = loop.head.match(/[A-Za-z_]\w*/g) ?? [];
  return flags.some((flag) =>
    new RegExp(`(?<![\\w.])${flag}\\s*=(?!=)`).test(textOf(tried, code.text)),
  );
}

function isLimited(code: Code, loop: Loop): boolean {
  if (loop.kind === 'count') return true;
  if (loop.kind === 'while' && (/[<>]/.test(loop.head) || LIMIT_WORDS.test(loop.head))) return true;
  if (/ctx\.(?:Done|Err)\(\)|throwIfAborted|isInterrupted/.test(textOf(loop.body, code.text))) {
    return true;
  }
  if (mayEndBefore(code, loop) || usesUp(code, loop)) return true;
  return code.branches.some(({ node, condition, whenTrue, otherwise }) => {
    if (!isInside(node, loop.body)) return false;
    const asked = textOf(condition, code.text);
    if (!/[<>]/.test(asked) && !LIMIT_WORDS.test(asked)) return false;
    return [whenTrue, otherwise].some(
      (arm) => arm !== null && ownNodes(code, arm, LEAVES).length > 0,
    );
  });
}

/** It goes on while something is left of what each round takes from. */
function usesUp(code: Code, { head, body }: Loop): boolean {
  const name = /^(?:len\()?([A-Za-z_][\w.]*?)(?:\.length|\.size\(\)|\))?$/.exec(head)?.[1];
  if (name === undefined || /^(?:true|True)$/.test(name)) return false;
  const what = name.replaceAll('.', '\\.');
  return new RegExp(
    `(?<![\\w.])${what}\\.(?:pop\\w*|shift|splice|remove\\w*|poll\\w*|discard)\\(|\\bdel ${what}\\[|\\(${what}[,)]`,
  ).test(textOf(body, code.text));
}

/** Before anything is tried somebody asks whether to go on. */
function mayEndBefore(code: Code, loop: Loop): boolean {
  const first = callsIn(code, loop.body).find(isRemote);
  return code.branches.some(
    ({ node, whenTrue }) =>
      isInside(node, loop.body) &&
      loopAround(code, node) === loop &&
      first !== undefined &&
      node.end <= first.node.start &&
      ownNodes(code, whenTrue, LEAVES).length > 0,
  );
}

function pausesIn(code: Code, loop: Loop): readonly Call[] {
  return callsIn(code, loop.node).filter(({ name }) => PAUSE.test(name));
}

/** What is waited for by `await`, whatever it is called. */
function awaited(code: Code, node: SyntaxNode): Call | null {
  for (const one of nodesIn(node)) {
    if (one.type !== 'await_expression' && one.type !== 'await') continue;
    const call = code.calls.find((candidate) => candidate.node.parent === one);
    if (call !== undefined && !PAUSE.test(call.name)) return call;
  }
  return null;
}

/** Go has no exceptions: a loop that leaves where `err == nil`, or goes on where it is not. */
function inGo(code: Code, loop: Loop): RetryLoop | null {
  const remote = callsIn(code, loop.body).find(
    (call) => isRemote(call) && loopAround(code, call.node) === loop,
  );
  if (remote === undefined) return null;
  const branches = code.branches.filter(({ node }) => loopAround(code, node) === loop);
  const succeeds = branches.some(
    ({ condition, whenTrue }) =>
      /\berr\w* == nil\b/.test(textOf(condition, code.text)) &&
      ownNodes(code, whenTrue, LEAVES).length > 0,
  );
  const failed = branches.find(({ condition }) =>
    /\berr\w* != nil\b/.test(textOf(condition, code.text)),
  );
  const last = parts(
    loop.body.children.find(({ type }) => type === 'statement_list') ?? loop.body,
  ).at(-1);
  const leavesAtEnd = last !== undefined && LEAVES.has(last.type);
  const goesOn =
    failed !== undefined &&
    ownNodes(code, failed.whenTrue, JUMPS).some(({ type }) => type === 'continue_statement');
  if (!succeeds && !(leavesAtEnd && goesOn)) return null;
  const isSelective = failed !== undefined && ownNodes(code, failed.whenTrue, LEAVES).length > 0;
  return {
    loop,
    remote,
    isLimited: isLimited(code, loop),
    isSelective,
    pauses: pausesIn(code, loop),
  };
}
