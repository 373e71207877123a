/** `ssh host command`: the same command on another machine. */
import type { Place, Word } from '../../types.ts';
import { forwardedPort, sharedPort } from '../../tools/local/network/tunnels.ts';
import { sshSettings } from './hidden.ts';
import { fromInput } from './shells.ts';
import { firstOperand } from './options.ts';
import type { Carried, Carrier } from './types.ts';

const VALUED = [
  '-B',
  '-b',
  '-c',
  '-D',
  '-E',
  '-e',
  '-F',
  '-I',
  '-i',
  '-J',
  '-L',
  '-l',
  '-m',
  '-O',
  '-o',
  '-p',
  '-Q',
  '-R',
  '-S',
  '-W',
  '-w',
  '--port',
  '--ssh',
  '-P',
  '--command',
  '--zone',
];

/** `user@host:port` → `host`. */
function hostOf(word: Word): string {
  return word.text
    .replace(/^ssh:\/\//, '')
    .replace(/^[^@]*@/, '')
    .replace(/:\d*$/, '');
}

export const SSH_CARRIER: Carrier = {
  programs: ['ssh', 'autossh', 'mosh', 'sshpass', 'tsh', 'assh', 'kitten'],
  called: ({ program, args }) => {
    const first = firstOperand(args, { valued: VALUED }) ?? args.length;
    const host = args[first];
    return host === undefined ? program : `${program} ${hostOf(host)}`;
  },
  carries: ({ program, args, stdin }, world) => {
    if (program === 'sshpass') return passed(args);
    const from = program === 'tsh' || program === 'kitten' ? 1 : 0;
    if (from === 1 && args[0]?.text !== 'ssh') return null;
    const own = args.slice(from);
    const settings = [...sshSettings(own), ...shared(own)];
    const first = firstOperand(own, { valued: VALUED, asks: ['-V', '-Q', '-G', '-O'] });
    const host = first === null ? undefined : own[first];
    if (first === null || host === undefined) return settings;
    const place: Place = { kind: 'ssh', host: hostOf(host) };
    const behind = own.slice(first + 1);
    const skipped = firstOperand(behind, { valued: VALUED }) ?? behind.length;
    const words = behind.slice(skipped);
    if (words.length === 0) {
      const given = fromInput(stdin, [], world).map((each) =>
        each.kind === 'text' ? { ...each, around: { ...each.around, place } } : each,
      );
      return [...settings, ...given];
    }
    const text = words.map((word) => word.text).join(' ');
    const whole: Carried = { kind: 'text', text, around: { place } };
    // Joining loses quotes; what was meant counts as well as what will run.
    return words.length > 1 && words.some((word) => /\s/.test(word.text))
      ? [...settings, whole, { kind: 'words', words, around: { place } }]
      : [...settings, whole];
  },
};

/** `-R`: a port of this machine that can be reached from the other one. */
function shared(args: readonly Word[]): readonly Carried[] {
  return args.flatMap(({ text }, at): readonly Carried[] => {
    const given = args[at - 1]?.text === '-R' ? text : /^-R(.+)$/.exec(text)?.[1];
    const port = given === undefined ? null : forwardedPort(given);
    if (given === undefined || port === null) return [];
    return [{ kind: 'reading', reading: { doings: [sharedPort(port, given)] } }];
  });
}

/** `sshpass -p x ssh host …` carries `ssh` as it is. */
function passed(args: readonly Word[]) {
  const first = firstOperand(args, { valued: ['-p', '-f', '-d', '-P'] }) ?? args.length;
  const words = args.slice(first);
  return words.length === 0 ? [] : [{ kind: 'words', words } as const];
}
