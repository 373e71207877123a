/** Programs that take commands for later: `at`, `batch`, `tmux`, and scripts for `expect`. */
import type { Stdin, Word } from '../../types.ts';
import { textOf } from '../walk/builtins/outputs.ts';
import { pathFrom } from '../walk/paths.ts';
import { commandsOfTimetable } from '../walk/later/timetable.ts';
import { knownWord } from '../words/value.ts';
import { fromInput } from './shells.ts';
import { firstOperand, optionValue } from './options.ts';
import type { Carried, Carrier } from './types.ts';

export const AT_CARRIER: Carrier = {
  programs: ['at', 'batch'],
  called: ({ program }) => program,
  carries: ({ args, stdin }, world) => {
    if (args.some(({ text }) => /^-[lrdcV]$/.test(text))) return null;
    const file = optionValue(args, ['-f']);
    const from = file === null ? stdin : ({ kind: 'file', path: file } as const);
    return fromInput(from, [], world);
  },
};

/** `crontab -`, `crontab file`: what will be run by the clock. */
export const CRONTAB_CARRIER: Carrier = {
  programs: ['crontab'],
  called: () => 'crontab',
  carries: ({ args, stdin, cwd, place }, world) => {
    if (place.kind !== 'local') return null;
    const first = firstOperand(args, { valued: ['-u', '-s'], asks: ['-l', '-r', '-e'] });
    const file = first === null ? undefined : args[first];
    if (first === null || (file === undefined && stdin.kind === 'none')) return null;
    const path = file === undefined || file.text === '-' ? null : pathFrom(file, cwd, world.home);
    const from: Stdin = path === null ? stdin : { kind: 'file', path: knownWord(path) };
    const text = textOf(from, world);
    return text === null ? null : [{ kind: 'text', text: commandsOfTimetable(text, false) }];
  },
};

const TMUX_VALUED = ['-c', '-F', '-n', '-s', '-t', '-x', '-y', '-e', '-L', '-S', '-f', '-l', '-p'];
const STARTS =
  /^(?:new|new-session|new-window|neww|split-window|splitw|respawn-pane|respawn-window|run|run-shell|if-shell|popup|display-popup)$/;

export const TMUX_CARRIER: Carrier = {
  programs: ['tmux', 'byobu'],
  called: ({ program, args }) => `${program} ${args[0]?.text ?? ''}`.trim(),
  carries: ({ args }) => {
    const first = firstOperand(args, { valued: TMUX_VALUED });
    const verb = first === null ? undefined : args[first]?.text;
    if (first === null || verb === undefined) return null;
    const behind = args.slice(first + 1);
    const start = firstOperand(behind, { valued: TMUX_VALUED }) ?? behind.length;
    const words = behind.slice(start);
    if (words.length === 0) return null;
    if (STARTS.test(verb)) return [asText(words)];
    if (!/^(?:send|send-keys)$/.test(verb)) return null;
    const keys = words.map(({ text }) => (/^(?:C-m|C-j|Enter|KPEnter)$/.test(text) ? '\n' : text));
    return [{ kind: 'text', text: keys.join(' ') }];
  },
};

function asText(words: readonly Word[]): Carried {
  const [only, another] = words;
  return only !== undefined && another === undefined
    ? { kind: 'text', text: only.text }
    : { kind: 'words', words };
}

export const EXPECT_CARRIER: Carrier = {
  programs: ['expect', 'autoexpect'],
  called: ({ program }) => program,
  carries: () => [
    { kind: 'unread', why: 'A script for expect is run, which is not read here.', fetched: false },
  ],
};
