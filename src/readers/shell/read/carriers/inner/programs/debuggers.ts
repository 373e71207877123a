/** Debuggers, which run commands of a shell and call what is in the program that they look at. */
import { textsIn } from '../../hidden.ts';
import { named } from '../../runners/shared/words.ts';
import type { Carried, Carrier } from '../../types.ts';
import { readCode } from '../read-code.ts';

const SHELL = /^\s*(?:shell|!|platform\s+shell)\s*(.+)$/s;
const CALLS = /^\s*(?:call|print|p|expr|expression|compile\s+code|output)\b\s*(?:--\s*)?(.+)$/s;
const PYTHON = /^\s*(?:python|py|pi|script)\s+(.+)$/s;
/** `(int)` in front of a call says its type. */
const CAST = /\(\s*(?:unsigned\s+|const\s+)?(?:int|void|long|char|pid_t)\s*\**\s*\)/g;

function carriedBy(command: string): readonly Carried[] {
  const shell = SHELL.exec(command)?.[1];
  if (shell !== undefined) return [{ kind: 'text', text: shell }];
  const python = PYTHON.exec(command)?.[1];
  if (python !== undefined) return readCode({ language: 'python', text: python, from: 'command' });
  const called = CALLS.exec(command)?.[1];
  return called === undefined
    ? []
    : readCode({ language: 'c', text: called.replace(CAST, ''), from: 'command' });
}

const whole = /^(.+)$/s;

export const DEBUGGERS: Carrier = {
  programs: ['gdb', 'lldb'],
  called: (invocation) => named(invocation),
  carries: ({ args }) => {
    const commands = textsIn(args, {
      options: /^--?(?:ex|iex|eval-command|init-eval-command|one-line)=(.+)$/s,
      apart: new Map(
        ['-ex', '--ex', '-iex', '-eval-command', '--eval-command', '-o', '--one-line', '-O'].map(
          (option) => [option, whole] as const,
        ),
      ),
    });
    return commands.length === 0 ? null : commands.flatMap(carriedBy);
  },
};
