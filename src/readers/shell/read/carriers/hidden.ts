/** Commands in an option or a subcommand of a program that is no carrier otherwise: `tar --to-command`. */
import type { Word } from '../../types.ts';
import type { Carried, Carrier } from './types.ts';

interface Hiding {
  readonly programs: readonly string[];
  /** Options whose value, from the first group on, is text for a shell. */
  readonly options: RegExp;
  /** The same option apart from its value, whose group is then the value as a whole. */
  readonly apart?: ReadonlyMap<string, RegExp>;
}

const WHOLE = /^(.+)$/s;
const VIM_ESCAPE = /^\+?:*(?:silent\s+)?(?:%|\d+,?\d*)?\s*!\s*(.+)$/s;
const GIT_SETTING =
  /^(?:core\.(?:pager|editor|sshcommand|fsmonitor)|diff\.external|sequence\.editor|pager\.\w+|credential\.helper|alias\.\w+)=!?(.+)$/is;
const SSH_SETTING = /^(?:proxycommand|localcommand|knownhostscommand)[= ]\s*(.+)$/is;

const HIDING: readonly Hiding[] = [
  {
    programs: ['tar', 'gtar', 'bsdtar'],
    options:
      /^--(?:to-command|checkpoint-action=exec|use-compress-program|rmt-command|rsh-command|info-script)=(.+)$/s,
    apart: new Map([
      ['--to-command', WHOLE],
      ['-I', WHOLE],
      ['--checkpoint-action', /^exec=(.+)$/s],
    ]),
  },
  {
    programs: ['vim', 'vi', 'nvim', 'view', 'ex', 'gvim', 'rvim'],
    options: /^\+:?!\s*(.+)$/s,
    apart: new Map([
      ['-c', VIM_ESCAPE],
      ['--cmd', VIM_ESCAPE],
    ]),
  },
  { programs: ['less', 'more', 'man'], options: /^\+!\s*(.+)$/s, apart: new Map([['-P', WHOLE]]) },
  { programs: ['rsync'], options: /^--rsh=(.+)$/s, apart: new Map([['-e', WHOLE]]) },
  { programs: ['zip'], options: /^--unzip-command=(.+)$/s, apart: new Map([['-TT', WHOLE]]) },
  {
    programs: ['scp', 'sftp'],
    options: /^-oProxyCommand=(.+)$/is,
    apart: new Map([['-o', SSH_SETTING]]),
  },
  {
    programs: ['git'],
    options:
      /^--(?:exec|tree-filter|index-filter|msg-filter|env-filter|upload-pack|receive-pack)=(.+)$/s,
    apart: new Map([
      ['-c', GIT_SETTING],
      ['--exec', WHOLE],
      ['-x', WHOLE],
      ['--tree-filter', WHOLE],
      ['--index-filter', WHOLE],
    ]),
  },
];

export const HIDDEN_CARRIERS: readonly Carrier[] = HIDING.map((hiding) => ({
  programs: hiding.programs,
  called: ({ program }) => program,
  carries: ({ program, args }) => {
    const texts = textsIn(args, hiding);
    const behind = program === 'git' ? behindSubcommand(args) : [];
    const carried = [...texts.map((text): Carried => ({ kind: 'text', text })), ...behind];
    return carried.length === 0 ? null : carried;
  },
}));

/** Commands given to options, at most 20. */
export function textsIn(
  args: readonly Word[],
  { options, apart }: Pick<Hiding, 'options' | 'apart'>,
): readonly string[] {
  return args
    .flatMap(({ text }, index) => {
      const joint = options.exec(text)?.[1];
      if (joint !== undefined) return [joint];
      const value = apart?.get(args[index - 1]?.text ?? '')?.exec(text)?.[1];
      return value === undefined ? [] : [value];
    })
    .slice(0, 20);
}

/** What `git bisect run` and `git submodule foreach` run. */
function behindSubcommand(args: readonly Word[]): readonly Carried[] {
  const at = args.findIndex(({ text }, index) => {
    const before = args[index - 1]?.text;
    return (
      (text === 'run' && before === 'bisect') || (text === 'foreach' && before === 'submodule')
    );
  });
  if (at < 0) return [];
  const words = args.slice(at + 1).filter(({ text }, index) => index > 0 || !text.startsWith('-'));
  const [only, another] = words;
  if (only === undefined) return [];
  return another === undefined ? [{ kind: 'text', text: only.text }] : [{ kind: 'words', words }];
}

/** Commands in the settings of `ssh -o`. */
export function sshSettings(args: readonly Word[]): readonly Carried[] {
  const apart = new Map([['-o', SSH_SETTING]]);
  const texts = textsIn(args, { options: /^-oProxyCommand[= ](.+)$/is, apart });
  // `%h` and `%p` stand for host and port.
  return texts.map((text) => ({ kind: 'text', text }));
}
