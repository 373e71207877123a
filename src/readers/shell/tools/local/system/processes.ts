/** Ending processes. Those of the developer are ordinary; those of everybody are not. */
import type { Doing, ToolReading, Word } from '../../../types.ts';
import type { Tool } from '../../types.ts';
import { doing, NOTHING, reading, toolOf } from '../doing.ts';
import { named } from '../paths/removed.ts';

const OF_SYSTEM =
  /^(?:sshd|systemd.*|init|launchd|dockerd|containerd|kubelet|xorg|gnome-shell|windowserver|loginwindow|networkmanager|dbus-daemon|auditd|rsyslogd|crond?|udevd|kernel_task|explorer(?:\.exe)?|winlogon(?:\.exe)?|lsass(?:\.exe)?|csrss(?:\.exe)?|svchost(?:\.exe)?)$/i;

function everything(target: string): ToolReading {
  const why = 'Everything that runs here ends at once, with whatever was not saved.';
  return reading(
    doing('delete', 'process', target, 'irreversible', 'unknown', why, [
      'process-stopped',
      'resource-exhaustion',
      'bulk',
    ]),
  );
}

function ended(target: string): Doing {
  if (/holdpoint/i.test(target)) {
    const why = 'It guards this agent, which is not for the agent to end.';
    return doing('delete', 'process', target, 'irreversible', 'none', why, ['guard-tampering']);
  }
  if (OF_SYSTEM.test(target.replace(/^\^|\$$/g, ''))) {
    const why = 'The machine itself stands on it.';
    return doing('delete', 'process', target, 'costly', 'none', why, [
      'process-stopped',
      'system-path',
    ]);
  }
  const why = 'A program ends, and can be started again.';
  return doing('delete', 'process', target, 'reversible', 'none', why, ['process-stopped']);
}

const ALL_LISTED =
  /^(?:\$\(\s*|the output of )(?:sudo\s+)?(?:ps\b[^|)]{0,100}(?:\s-?[a-z]*[eA]\w*\b|\baux\b)|lsof(?:\s+(?:-[tnP]+|-i|-ti|tcp|udp|-i\s?(?:tcp|udp|[46]{1,2})))+\s*\)?$|ls\s+\/proc\b)/i;
/** A search, or an option that picks some. */
const SOME_PICKED = /grep|-C\s|-p\s|--ppid|\bawk\b[^)]{0,80}(?:==|~|\/)|\bhead\b|\btail\b/;

/** `$(ps -eo pid)`: the numbers of all processes, and no search among them. */
function listsAll({ unknowns }: Word): boolean {
  return unknowns.some((name) => ALL_LISTED.test(name) && !SOME_PICKED.test(name));
}

const kill = toolOf(
  'kill',
  ['kill', 'tkill', 'skill'],
  ['-s', '--signal', '-n', '-q'],
  ({ invocation }) => {
    const texts = invocation.args.map(({ text }) => text);
    if (texts.some((text) => /^(?:-l|-L|--list|--table|-0)$/.test(text))) return NOTHING;
    const dashes = texts.indexOf('--');
    const [signal = ''] = texts;
    const leading = /^(?:-s|-n|--signal)$/.test(signal) ? 2 : signal.startsWith('-') ? 1 : 0;
    const first = dashes >= 0 ? dashes + 1 : leading;
    const targets = invocation.args.slice(first);
    if (targets.some((word) => word.text === '-1' || listsAll(word)))
      return everything('all processes');
    return reading(
      ...targets.slice(0, 20).map((word) => {
        if (word.text === '1') return ended('init');
        return ended(named(word));
      }),
    );
  },
);

const byName = toolOf(
  'pkill',
  ['pkill', 'killall', 'taskkill', 'pskill', 'fkill', 'kill-port'],
  [
    '-u',
    '-U',
    '-g',
    '-G',
    '-P',
    '-s',
    '-t',
    '-F',
    '--signal',
    '--euid',
    '--uid',
    '--user',
    '-o',
    '-y',
    '-Z',
    '--older',
    '--ns',
  ],
  (call) => {
    const owner = call.value('-u', '-U', '--euid', '--uid', '--user');
    const names = call.operands.filter(({ text }) => !/^\/(?:im|f|pid|t)$/i.test(text));
    if (call.has('-0', '-l', '--list')) return NOTHING;
    if (names.length === 0)
      return owner === null ? NOTHING : everything(`all processes of ${named(owner)}`);
    if (names.some(({ text }) => /^(?:\.\*?|\^|\*|\.\+)?$/.test(text)))
      return everything('all processes');
    return reading(...names.slice(0, 20).map((word) => ended(named(word))));
  },
);

const killAll = toolOf('killall5', ['killall5'], ['-o'], () => everything('all processes'));

const fuser = toolOf('fuser', ['fuser'], ['-n', '--namespace'], (call) => {
  if (!call.has('-k', '--kill')) return NOTHING;
  if (call.has('-m', '--mount', '-c')) return everything('all processes of a disk');
  return reading(...call.operands.map((word) => ended(named(word))));
});

const stress = toolOf('stress', ['stress', 'stress-ng', 'memtester'], [], () =>
  reading(
    doing(
      'execute',
      'process',
      'this machine',
      'reversible',
      'none',
      'It takes all that the machine has, on purpose.',
      ['resource-exhaustion'],
    ),
  ),
);

const sessions = toolOf('loginctl', ['loginctl'], ['-H', '-M', '-n', '-o', '-p', '-s'], (call) =>
  /^(?:terminate|kill)-(?:user|session|seat)$/.test(call.operands[0]?.text ?? '')
    ? everything(`all processes of ${call.operands[1]?.text ?? 'a session'}`)
    : NOTHING,
);

export const processTools: readonly Tool[] = [kill, byName, killAll, fuser, stress, sessions];
