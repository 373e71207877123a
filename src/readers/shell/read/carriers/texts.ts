/** Programs that give a text to a shell: `su -c`, `watch`, `flock -c`, `script -c`. */
import type { Place, Word } from '../../types.ts';
import { firstOperand, optionValue } from './options.ts';
import type { Carried, Carrier } from './types.ts';

interface TextRunner {
  readonly programs: readonly string[];
  readonly valued: readonly string[];
  /** Options whose value is the text. */
  readonly text: readonly string[];
  /** Operands before the command where no such option is given; null where nothing else is run. */
  readonly skips: number | null;
  /** Options that say what such an operand would, so that none stands there. */
  readonly named?: readonly string[];
  /** True where the words are joined and read by a shell. */
  readonly joins?: boolean;
  /** The words that select it, in front of everything else. */
  readonly words?: readonly string[];
  /** Where it runs, by the first operand. */
  readonly place?: (name: string) => Place;
}

const onHost = (host: string): Place => ({ kind: 'ssh', host });
const inContainer = (name: string): Place => ({ kind: 'container', name });

const RUNNERS: readonly TextRunner[] = [
  {
    programs: ['su', 'runuser'],
    valued: ['-g', '-G', '-s', '-w', '-c', '-u', '--command', '--user', '--group', '--shell'],
    text: ['-c', '--command', '--session-command'],
    skips: 2,
    named: ['-u', '--user'],
  },
  {
    programs: ['watch', 'viddy', 'hwatch'],
    valued: ['-n', '--interval', '-s'],
    text: [],
    skips: 0,
    joins: true,
  },
  {
    programs: ['pdsh', 'pssh', 'parallel-ssh', 'clush', 'dsh'],
    valued: '-w -h -H -l -u -x -g -m -M -t -p -A -o -e -O --host --hosts --user --par'.split(' '),
    text: [],
    skips: 0,
    joins: true,
    place: () => onHost('several'),
  },
  { programs: ['entr'], valued: [], text: ['-s'], skips: 0 },
  {
    programs: ['flock'],
    valued: ['-w', '--timeout', '-E', '--conflict-exit-code', '-c', '--command'],
    text: ['-c', '--command'],
    skips: 1,
  },
  {
    programs: ['script'],
    valued: ['-c', '--command', '-T', '-I', '-O', '-B', '-t', '-E', '-m'],
    text: ['-c', '--command'],
    skips: 1,
  },
  { programs: ['sg', 'newgrp'], valued: ['-c'], text: ['-c'], skips: 1 },
  {
    programs: ['chroot', 'arch-chroot', 'systemd-nspawn', 'proot', 'bwrap'],
    valued: ['-D', '-u', '--userspec', '--groups'],
    text: [],
    skips: 1,
    place: inContainer,
  },
  {
    programs: ['screen'],
    valued: ['-S', '-c', '-h', '-p', '-r', '-s', '-t', '-T', '-x'],
    text: [],
    skips: 0,
  },
  {
    programs: ['vagrant'],
    words: ['ssh'],
    valued: ['-c', '--command'],
    text: ['-c', '--command'],
    skips: null,
    place: inContainer,
  },
  {
    programs: ['multipass', 'lxc', 'incus', 'devcontainer', 'distrobox', 'toolbox'],
    words: ['exec', 'run', 'enter'],
    valued: [
      '--workspace-folder',
      '-d',
      '--working-directory',
      '-n',
      '--name',
      '--env',
      '--user',
      '--cwd',
    ],
    text: [],
    skips: 1,
    place: inContainer,
  },
  {
    programs: ['machinectl'],
    words: ['shell'],
    valued: ['--uid', '-E'],
    text: [],
    skips: 1,
    place: inContainer,
  },
  {
    programs: ['gcloud'],
    words: ['compute', 'ssh'],
    valued: ['--zone', '--project', '--command'],
    text: ['--command'],
    skips: null,
    place: onHost,
  },
  {
    programs: ['nix', 'nix-shell', 'guix', 'devbox', 'flox'],
    words: ['run', 'shell', 'develop', 'environment', 'activate', ''],
    valued: ['-p', '-A', '-I', '--argstr', '--run', '--command', '-c'],
    text: ['--run', '--command', '-c'],
    skips: null,
  },
  {
    programs: ['saml2aws', 'aws-okta', 'granted', 'awsume', 'okta-aws', 'vault-exec'],
    words: ['exec', ''],
    valued: ['-a', '--profile', '--exec-profile', '-p'],
    text: [],
    skips: 0,
  },
  {
    programs: ['sops'],
    words: ['exec-env', 'exec-file'],
    valued: ['--user', '--filename', '--input-type', '--output-type', '--config'],
    text: [],
    skips: 1,
    joins: true,
  },
  {
    programs: ['heroku', 'dokku', 'scalingo'],
    words: ['run'],
    valued: ['-a', '--app', '-s', '--size', '-r', '--remote'],
    text: [],
    skips: 0,
    joins: true,
    place: onHost,
  },
];

export const TEXT_CARRIERS: readonly Carrier[] = RUNNERS.map((runner) => ({
  programs: runner.programs,
  called: ({ program }) => program,
  carries: ({ args: all }) => {
    const args = selected(all, runner);
    return args === null ? null : carriedBy(args, all, runner);
  },
}));

/** What follows the words that select the runner, or null where it is called for something else. */
function selected(args: readonly Word[], { words = [] }: TextRunner): readonly Word[] | null {
  if (words.length === 0) return args;
  if (words[0] === 'compute')
    return args[0]?.text === 'compute' && args[1]?.text === 'ssh' ? args.slice(2) : null;
  const at = args.findIndex(({ text }) => !text.startsWith('-'));
  if (words.includes(args[at]?.text ?? '')) return args.slice(at + 1);
  return words.includes('') ? args : null;
}

function carriedBy(
  args: readonly Word[],
  all: readonly Word[],
  runner: TextRunner,
): readonly Carried[] | null {
  void all;
  const first = firstOperand(args, runner) ?? args.length;
  const named = args[first]?.text ?? '';
  const around =
    runner.place === undefined
      ? {}
      : { around: { place: runner.place(named.replace(/^[^@]*@/, '')) } };
  // Behind the operands that are its own, an option is the command's.
  const isNamed = runner.named !== undefined && optionValue(args, runner.named, first) !== null;
  const until = runner.skips === null ? args.length : isNamed ? first : first + runner.skips + 1;
  const text = runner.text.length === 0 ? null : optionValue(args, runner.text, until);
  if (text !== null) {
    if (runner.text.includes('--run') && !args.some(({ text: each }) => each === '--run')) {
      const at = args.findIndex((word) => word === text);
      if (at >= 0) return [{ kind: 'words', words: args.slice(at), ...around }];
    }
    return [{ kind: 'text', text: text.text, ...around }];
  }
  if (runner.skips === null) {
    const dashes = args.findIndex(({ text: each }) => each === '--');
    const words = dashes < 0 ? [] : args.slice(dashes + 1);
    return words.length === 0 ? null : [{ kind: 'words', words, ...around }];
  }
  let words = args.slice(first + (isNamed ? 0 : runner.skips));
  const dashes = words.findIndex(({ text: each }) => each === '--');
  // Behind a word of the command it is the command's own: `git checkout -- src`.
  if (dashes >= 0 && words.slice(0, dashes).every(({ text: each }) => each.startsWith('-')))
    words = words.slice(dashes + 1);
  if (words[0]?.text === '-c' && words[1] !== undefined) {
    return [{ kind: 'text', text: words[1].text, ...around }];
  }
  if (words.length === 0) return null;
  if (runner.joins !== true) return [{ kind: 'words', words, ...around }];
  const joined: Carried = {
    kind: 'text',
    text: words.map(({ text }) => text).join(' '),
    ...around,
  };
  // Joining loses quotes; what was meant counts as well as what will run.
  return words.length > 1 ? [joined, { kind: 'words', words, ...around }] : [joined];
}
