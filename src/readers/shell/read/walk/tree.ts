/** Lists, pipelines and compound commands: which commands run, in which order and in which shell. */
import type {
  CompoundList,
  Coproc,
  If,
  Pipeline,
  PipelineNode,
  Statement,
  TestExpression,
} from 'unbash';
import type { Stdin } from '../../types.ts';
import { withValue } from '../state/persistent.ts';
import type { Frame, ShellState, Walk } from '../state/types.ts';
import { arithmeticValue, expandOne } from '../words/expand-word.ts';
import type { Expansion } from '../words/expand-word.ts';
import { absenceIn, onAnswer } from './guards.ts';
import { readCase, readFor, readWhile } from './loops.ts';
import { ways } from './merge.ts';
import { NOTHING_OUT, together, unasked } from './outs.ts';
import { readRedirects } from './redirects.ts';
import { readSimpleCommand } from './simple-command.ts';
import { LIMITS } from './limits.ts';
import { spotOf } from './spot.ts';

type Node = Parameters<Walk['node']>[0] | PipelineNode | Statement['command'];

export function readNode(node: Node, state: ShellState, frame: Frame, walk: Walk): Stdin {
  if (walk.stopped) return NOTHING_OUT;
  walk.spent.steps += 1;
  walk.spent.nesting += 1;
  if (walk.spent.steps > LIMITS.steps) walk.giveUp('it is too long', spotOf(node, frame, state));
  else if (walk.spent.nesting > LIMITS.nesting) {
    walk.giveUp('it is nested too deeply', spotOf(node, frame, state));
  }
  const out = walk.stopped ? NOTHING_OUT : readOne(node, state, frame, walk);
  walk.spent.nesting -= 1;
  return out;
}

function readOne(node: Node, state: ShellState, frame: Frame, walk: Walk): Stdin {
  const around: Expansion = { walk, state, frame };
  switch (node.type) {
    case 'Command':
      return readSimpleCommand(node, around);
    case 'Pipeline':
      return readPipeline(node, state, frame, walk);
    case 'AndOr':
      return readAndOr(node.commands, node.operators, around);
    case 'CompoundList':
      return readStatements(node.commands, around);
    case 'BraceGroup':
      return readStatements(node.body.commands, around);
    case 'Subshell':
      return readStatements(node.body.commands, { ...around, state: { ...state } });
    case 'If':
      return readIf(node, around);
    case 'For':
    case 'Select':
      return readFor(node, around);
    case 'While':
      return readWhile(node, around);
    case 'Case':
      return readCase(node, around);
    case 'ArithmeticFor':
      for (const part of [node.initialize, node.test, node.update]) {
        if (part !== undefined) arithmeticValue(part, around);
      }
      return walk.node(node.body, state, frame);
    case 'ArithmeticCommand':
      if (node.expression !== undefined) arithmeticValue(node.expression, around);
      return NOTHING_OUT;
    case 'TestCommand':
      readTest(node.expression, around, 0);
      return NOTHING_OUT;
    case 'Function':
      state.functions = withValue(state.functions, node.name.value, {
        name: node.name.value,
        body: node.body,
        frame,
      });
      return NOTHING_OUT;
    case 'Coproc':
      return readCoproc(node, around);
    case 'Redirected': {
      const redirects = readRedirects(node.redirects, around, spotOf(node, frame, state));
      const { stdin, wanted } = state;
      state.stdin = redirects.stdin ?? stdin;
      state.wanted = wanted || redirects.outputs.length > 0;
      const out = walk.node(node.command, state, frame);
      if (state.stdin === redirects.stdin || redirects.stdin !== null) state.stdin = stdin;
      state.wanted = wanted;
      redirects.finish(out);
      return redirects.outputs.length > 0 ? NOTHING_OUT : out;
    }
    default:
      return NOTHING_OUT;
  }
}

function readCoproc(node: Coproc, { walk, state, frame }: Expansion): Stdin {
  return walk.node(node.body, { ...state, beside: true }, frame);
}

export function readStatements(
  statements: readonly Statement[],
  { walk, state, frame }: Expansion,
): Stdin {
  const outs: Stdin[] = [];
  for (const { command, background } of statements) {
    if (walk.stopped) break;
    const own = background === true ? { ...state, beside: true } : state;
    const out = readNode(command, own, frame, walk);
    if (state.wanted) outs.push(out);
  }
  return together(outs);
}

function readPipeline({ commands }: Pipeline, state: ShellState, frame: Frame, walk: Walk): Stdin {
  if (commands.length === 1) {
    const [only] = commands;
    return only === undefined ? NOTHING_OUT : readNode(only, state, frame, walk);
  }
  walk.spent.pipelines += 1;
  const pipeline = walk.spent.pipelines;
  let stdin = state.stdin;
  commands.forEach((command, index) => {
    const last = index === commands.length - 1;
    const own: ShellState = {
      ...state,
      stdin,
      pipeline,
      beside: true,
      wanted: !last || state.wanted,
    };
    const out = readNode(command, own, frame, walk);
    stdin = last || out.kind !== 'none' ? out : { kind: 'unknown' };
  });
  return stdin;
}

function readAndOr(
  commands: readonly PipelineNode[],
  operators: readonly ('&&' | '||')[],
  around: Expansion,
): Stdin {
  const { walk, state, frame } = around;
  const outs: Stdin[] = [];
  const [first] = commands;
  const absence = first === undefined ? null : absenceIn(first, around);
  commands.forEach((command, index) => {
    if (walk.stopped) return;
    const either = index > 0 && operators[index - 1] === '||';
    const read = (fork: ShellState) => {
      const asked = index === 1 ? absence : null;
      outs.push(onAnswer(asked, !either, walk, () => readNode(command, fork, frame, walk)));
    };
    if (either) ways(state, walk, [null, read]);
    else read(state);
  });
  return state.wanted ? together(outs) : NOTHING_OUT;
}

function readIf(node: If, { walk, state, frame }: Expansion): Stdin {
  const outs: Stdin[] = [];
  const [asks, more] = node.clause.commands;
  const alone = asks === undefined || more !== undefined ? null : asks.command;
  const absence = alone === null ? null : absenceIn(alone, { walk, state, frame });
  const list = (body: CompoundList, answer: boolean | null) => (fork: ShellState) => {
    const asked = answer === null ? null : absence;
    outs.push(onAnswer(asked, answer === true, walk, () => walk.node(body, fork, frame)));
  };
  unasked(state, () => walk.node(node.clause, state, frame));
  ways(state, walk, [
    list(node.then, true),
    ...node.elif.map(({ clause, then }) => (fork: ShellState) => {
      unasked(fork, () => walk.node(clause, fork, frame));
      list(then, null)(fork);
    }),
    node.else === undefined ? null : list(node.else, node.elif.length === 0 ? false : null),
  ]);
  return together(outs);
}

/** Nothing in `[[ ]]` runs but substitutions. */
function readTest(test: TestExpression, around: Expansion, depth: number): void {
  if (depth > 100) return;
  switch (test.type) {
    case 'TestUnary':
      expandOne(test.operand, around);
      return;
    case 'TestBinary':
      expandOne(test.left, around);
      expandOne(test.right, around);
      return;
    case 'TestLogical':
      for (const operand of test.operands) readTest(operand, around, depth + 1);
      return;
    case 'TestNot':
      readTest(test.operand, around, depth + 1);
      return;
    case 'TestGroup':
      readTest(test.expression, around, depth + 1);
      return;
    default:
  }
}
