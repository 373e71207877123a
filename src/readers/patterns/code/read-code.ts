import type { SyntaxNode } from '../syntax/node.ts';
import { nodesIn } from '../syntax/node.ts';
import type { Branch, Call, Catch, Code, Dialect, Loop, Routine, Setting } from './types.ts';

/** Takes a tree apart in one walk. */
export function readCode(text: string, root: SyntaxNode, dialect: Dialect): Code {
  const calls: Call[] = [];
  const loops: Loop[] = [];
  const catches: Catch[] = [];
  const routines: Routine[] = [];
  const branches: Branch[] = [];
  const settings: Setting[] = [];
  for (const node of nodesIn(root)) {
    if (!node.named || node.children.length === 0) continue;
    add(calls, dialect.call(node, text));
    add(loops, dialect.loop(node, text));
    add(catches, dialect.catches(node, text));
    add(routines, dialect.routine(node, text));
    add(branches, dialect.branch(node, text));
    add(settings, dialect.setting(node, text));
  }
  const { language } = dialect;
  const routineAt = new Map(routines.map((one) => [one.node, one]));
  return { language, text, root, calls, loops, catches, routines, branches, settings, routineAt };
}

function add<T>(list: T[], found: T | null): void {
  if (found !== null) list.push(found);
}
