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
];

export const HIDDEN_CARRIERS: readonly Carrier[] = HIDING.map((hiding) => ({
  programs: hiding.programs,
  called: ({ program }) => program,
  carries: ({ args }) => {
    const carried = textsIn(args, hiding).map((text): Carried => ({ kind: 'text', text }));
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

/** Commands in the settings of `ssh -o`. */
export function sshSettings(args: readonly Word[]): readonly Carried[] {
  const apart = new Map([['-o', SSH_SETTING]]);
  const texts = textsIn(args, { options: /^-oProxyCommand[= ](.+)$/is, apart });
  // `%h` and `%p` stand for host and port.
  return texts.map((text) => ({ kind: 'text', text }));
}
