/** Programs that run the command behind them as it is, with other rights, limits or surroundings. */
import type { Word } from '../../types.ts';
import { firstOperand, optionValue } from './options.ts';
import type { CarrierOptions } from './options.ts';
import type { Carried, Carrier, Surroundings } from './types.ts';

interface Wrapper extends CarrierOptions {
  readonly programs: readonly string[];
  /** How many operands stand before the command: 1 for `timeout 5 cmd`. */
  readonly skips?: number;
  /** True where `NAME=value` may stand before the command. */
  readonly assigns?: boolean;
  /** Options that name the folder to run in. */
  readonly folder?: readonly string[];
}

const WRAPPERS: readonly Wrapper[] = [
  {
    programs: ['sudo'],
    valued: [
      '-u',
      '-g',
      '-p',
      '-C',
      '-D',
      '-R',
      '-T',
      '-h',
      '-U',
      '-r',
      '-t',
      '-a',
      '-c',
      '--user',
      '--group',
      '--prompt',
      '--chdir',
      '--chroot',
      '--host',
      '--other-user',
      '--role',
      '--type',
      '--command-timeout',
      '--close-from',
      '--login-class',
    ],
    asks: ['-V', '-l', '-ll', '-v', '-k', '-K', '--list', '--validate'],
    assigns: true,
    folder: ['-D', '--chdir'],
  },
  { programs: ['doas'], valued: ['-u', '-C', '-a'], assigns: true, asks: ['-L'] },
  { programs: ['pkexec', 'run0'], valued: ['--user', '-u'] },
  { programs: ['gosu', 'su-exec'], valued: [], skips: 1 },
  { programs: ['nohup', 'setsid', 'unbuffer'], valued: [] },
  { programs: ['caffeinate', 'faketime'], valued: ['-t', '-w', '-f'] },
  { programs: ['timeout', 'gtimeout'], valued: ['-k', '-s', '--kill-after', '--signal'], skips: 1 },
  { programs: ['time', 'gtime'], valued: ['-f', '-o', '--format', '--output'] },
  { programs: ['nice', 'gnice'], valued: ['-n', '--adjustment'] },
  {
    programs: ['ionice'],
    valued: ['-c', '-n', '--class', '--classdata'],
    asks: ['-p', '--pid', '-P', '-u'],
  },
  { programs: ['chrt'], valued: ['-T', '-P', '-D'], skips: 1, asks: ['-p', '--pid', '-m'] },
  { programs: ['taskset'], valued: [], skips: 1, asks: ['-p', '--pid'] },
  { programs: ['numactl'], valued: ['-m', '-N', '-C', '-i'], asks: ['-s', '-H', '--show'] },
  {
    programs: ['stdbuf', 'gstdbuf'],
    valued: ['-i', '-o', '-e', '--input', '--output', '--error'],
  },
  { programs: ['setarch', 'linux64', 'linux32', 'i386', 'x86_64', 'arch'], valued: [] },
  { programs: ['prlimit', 'softlimit', 'cpulimit', 'ulimit-run'], valued: ['-l', '-p', '-e'] },
  { programs: ['strace', 'ltrace', 'dtruss'], valued: ['-e', '-o', '-p', '-s', '-u', '-P', '-E'] },
  { programs: ['valgrind', 'perf-run', 'rr', 'heaptrack', 'hyperfine-run'], valued: [] },
  { programs: ['systemd-inhibit'], valued: [] },
  { programs: ['systemd-run'], valued: ['-p', '--unit', '-u', '-H', '-M', '-E', '--slice'] },
  { programs: ['cgexec'], valued: ['-g'] },
  { programs: ['firejail', 'proxychains', 'proxychains4', 'torsocks', 'tsocks'], valued: ['-f'] },
  { programs: ['catchsegv', 'eatmydata', 'fakeroot', 'xvfb-run', 'dbus-run-session'], valued: [] },
  { programs: ['unshare'], valued: ['-S', '-G', '-R', '-w', '--root', '--wd', '--setuid'] },
  { programs: ['nsenter'], valued: ['-t', '--target', '-S', '-G'] },
  { programs: ['chpst'], valued: ['-u', '-U', '-e', '-b', '-/', '-n', '-l', '-L', '-m', '-o'] },
  { programs: ['setpriv', 'runuser-exec', 'capsh-exec'], valued: [] },
  { programs: ['busybox', 'toybox', 'shx'], valued: [] },
  { programs: ['winpty', 'rlwrap', 'script-run', 'ts-run', 'retry', 'chronic'], valued: [] },
  {
    programs: [
      'ld.so',
      'ld-linux.so.2',
      'ld-linux-x86-64.so.2',
      'ld-linux-aarch64.so.1',
      'ld-musl-x86_64.so.1',
    ],
    valued: ['--library-path', '--preload', '--argv0'],
  },
  {
    programs: ['wsl'],
    valued: ['-d', '-u', '--cd', '--distribution', '--user'],
    asks: ['-l', '--list'],
  },
];

export const WRAPPER_CARRIERS: readonly Carrier[] = WRAPPERS.map((wrapper) => ({
  programs: wrapper.programs,
  called: ({ program }) => program,
  carries: ({ args }, world) => {
    void world;
    const first = firstOperand(args, wrapper);
    if (first === null) return [];
    return carriedFrom(args, first, wrapper);
  },
}));

function carriedFrom(args: readonly Word[], first: number, wrapper: Wrapper): readonly Carried[] {
  const folder = wrapper.folder === undefined ? null : optionValue(args, wrapper.folder, first);
  let at = first + (wrapper.skips ?? 0);
  const env: Record<string, string | null> = {};
  if (wrapper.assigns === true) at = takeAssignments(args, at, env);
  const words = args.slice(at);
  if (words.length === 0) {
    const shell = args.some(({ text }) => /^-(?:\w*[is]|-login|-shell)$/.test(text));
    return shell ? [{ kind: 'words', words: [SHELL] }] : [];
  }
  const around: Surroundings = {
    env,
    ...(folder === null ? {} : { cwd: folder.known ? folder.text : null }),
  };
  return [{ kind: 'words', words, around }];
}

const SHELL: Word = { text: 'sh', known: true, glob: false, unknowns: [] };

/** Takes `NAME=value` words into `env` and gives the index after them. */
export function takeAssignments(
  args: readonly Word[],
  from: number,
  env: Record<string, string | null>,
): number {
  let at = from;
  for (; at < args.length; at += 1) {
    const word = args[at] as Word;
    const found = /^([A-Za-z_]\w*)=/.exec(word.text)?.[1];
    if (found === undefined) break;
    env[found] = word.known ? word.text.slice(found.length + 1) : null;
  }
  return at;
}
