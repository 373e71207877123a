import type { Sha256 } from '../../../core/change/seal.ts';
import { lineMarks } from '../../../core/provenance/line-marks.ts';
import type { AgentAct, AgentCall } from '../../../doors/agent/types.ts';
import type { ShellWorld } from '../../../readers/shell/world/types.ts';

/** What an agent wrote into one file of its repository, as marks of lines and never as text. */
export interface WrittenLines {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly marks: readonly string[];
}

const MOST_FILES = 20;
const MOST_LINES = 500;
const LOOKED_AT = 200_000;

type FileAct = Extract<AgentAct, { kind: 'file' }>;

/** The lines that a call brings into files of the repository that it works in. */
export function writtenLines(
  call: AgentCall,
  world: ShellWorld,
  sha256: Sha256,
): readonly WrittenLines[] {
  const acts = call.acts.filter(
    (act): act is FileAct => act.kind === 'file' && (act.act === 'write' || act.act === 'edit'),
  );
  if (acts.length === 0) return [];
  const root = world.repositoryAt(world.cwd)?.root ?? null;
  if (root === null) return [];
  return acts.slice(0, MOST_FILES).flatMap((act) => {
    const path = pathIn(root, act.path, world.cwd);
    const marks = path === null ? [] : lineMarks(newLines(act), sha256, MOST_LINES);
    return path === null || marks.length === 0 ? [] : [{ path, marks }];
  });
}

function newLines({ content, edits }: FileAct): readonly string[] {
  const before = new Set(edits.flatMap((edit) => linesOf(edit.before)));
  const after = [...linesOf(content ?? ''), ...edits.flatMap((edit) => linesOf(edit.after))];
  return after.filter((line) => !before.has(line));
}

function linesOf(text: string): readonly string[] {
  return text.slice(0, LOOKED_AT).split('\n');
}

/** Null for what lies outside. */
function pathIn(root: string, path: string, cwd: string): string | null {
  const whole = path.startsWith('/') ? path : `${cwd}/${path}`;
  const parts: string[] = [];
  for (const part of whole.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const absolute = `/${parts.join('/')}`;
  return absolute.startsWith(`${root}/`)
    ? absolute.slice(root.length + 1, root.length + 501)
    : null;
}
