/** Records of what was done, and timetables of what will be. */
import { TIMETABLE_AS_IT_IS } from '../../../read/walk/later/timetable.ts';
import type { ToolReading } from '../../../types.ts';
import type { Tool } from '../../types.ts';
import { doing, NOTHING, reading, toolOf } from '../doing.ts';

const TOLD = 'It tells who did what here, and nothing else does.';

function erased(address: string): ToolReading {
  return reading(
    doing('delete', 'log', address, 'irreversible', 'holds-data', TOLD, ['log-erased']),
  );
}

const history = toolOf('history', ['history'], ['-d'], (call) =>
  call.has('-c', '-d', '-cw', '-p') && !call.has('-p') ? erased('history of the shell') : NOTHING,
);

/** The shell's own: `unset HISTFILE`, `export HISTSIZE=0`, `set +o history`. */
const shell = toolOf('shell-settings', ['unset', 'export', 'set'], [], ({ invocation }) => {
  const text = invocation.args
    .map((word) => word.text)
    .join(' ')
    .slice(0, 400);
  const off =
    invocation.program === 'unset'
      ? /\bHISTFILE\b/.test(text)
      : /\bHISTFILE=(?:\/dev\/null)?(?: |$)|\bHIST(?:FILE)?SIZE=0\b|\+o history/.test(text);
  if (!off) return NOTHING;
  return reading(
    doing(
      'update',
      'log',
      'history of the shell',
      'reversible',
      'none',
      'From now on nothing is written of what is run here.',
      ['log-erased'],
    ),
  );
});

const logs = toolOf(
  'logs',
  [
    'journalctl',
    'auditctl',
    'dmesg',
    'wevtutil',
    'logrotate',
    'ausearch',
    'aureport',
    'log',
    'utmpdump',
    'fc',
  ],
  ['-u', '-n', '--since', '--until', '-p', '-o', '-s', '--unit', '-a', '-w', '-k', '--state'],
  (call) => {
    const { program, args } = call.invocation;
    const texts = args.map(({ text }) => text);
    const erases: Readonly<Record<string, boolean>> = {
      journalctl: texts.some((text) => text.startsWith('--vacuum-')),
      auditctl: call.has('-D') || /(?:^| )-e 0/.test(texts.join(' ')),
      dmesg: call.has('-C', '--clear', '-c', '--read-clear'),
      wevtutil: /^(?:cl|clear-log)$/.test(texts[0] ?? ''),
      log: texts[0] === 'erase',
      fc: call.has('-p') && texts.includes('/dev/null'),
    };
    return erases[program] === true ? erased(program) : NOTHING;
  },
);

const crontab = toolOf('crontab', ['crontab'], ['-u', '-s'], (call) => {
  const owner = call.value('-u')?.text ?? 'this user';
  const lost = (why: string): ToolReading =>
    reading(doing('delete', 'crontab', owner, 'irreversible', 'holds-data', why, ['schedule']));
  if (call.has('-l', '-e')) return NOTHING;
  if (call.has('-r'))
    return lost('All that runs on a timetable is gone, and nothing keeps a copy.');
  const [source] = call.operands;
  const { stdin } = call.invocation;
  if (source?.text === '/dev/null')
    return lost('An empty timetable takes the place of the one there is.');
  if (source?.text === '-' || (source === undefined && stdin.kind !== 'none')) {
    if (stdin.kind === 'text' && !stdin.text.includes(TIMETABLE_AS_IT_IS))
      return lost('Another timetable takes the place of the one there is.');
  } else if (source === undefined) return NOTHING;
  return reading(
    doing('update', 'crontab', owner, 'costly', 'none', 'The timetable is replaced.', ['schedule']),
  );
});

const later = toolOf('at', ['atrm', 'atq'], [], (call) =>
  call.invocation.program === 'atq'
    ? NOTHING
    : reading(
        doing(
          'delete',
          'job',
          call.operands[0]?.text ?? 'job',
          'costly',
          'none',
          'What was to run later does not.',
          ['schedule'],
        ),
      ),
);

export const recordTools: readonly Tool[] = [history, shell, logs, crontab, later];
