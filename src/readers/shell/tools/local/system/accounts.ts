/** Users, groups and what they may do on this machine. */
import type { Tool } from '../../types.ts';
import { doing, NOTHING, reading, toolOf } from '../doing.ts';

const ACCOUNT_VALUED =
  '-G -g -s -d -c -u -p -e -f -k -K -b --shell --home --home-dir --gid --uid --groups --comment --password --expiredate --ingroup --gecos --group'.split(
    ' ',
  );

const make = toolOf(
  'useradd',
  ['useradd', 'adduser', 'groupadd', 'addgroup', 'newusers'],
  ACCOUNT_VALUED,
  ({ operands }) =>
    reading(
      ...operands
        .slice(0, 1)
        .map(({ text }) =>
          doing(
            'create',
            'account',
            text,
            'reversible',
            'none',
            'Somebody new may use this machine.',
            ['identity', 'permission-widened'],
          ),
        ),
    ),
);

const remove = toolOf(
  'userdel',
  ['userdel', 'deluser', 'groupdel', 'delgroup'],
  ['--backup-to', '-R'],
  (call) =>
    reading(
      ...call.operands
        .slice(0, 1)
        .map(({ text }) =>
          doing(
            'delete',
            'account',
            text,
            'irreversible',
            call.has('-r', '--remove', '--remove-home', '--remove-all-files')
              ? 'holds-data'
              : 'unknown',
            'Whoever used it can no longer get in, and its files belong to nobody.',
            ['identity'],
          ),
        ),
    ),
);

const change = toolOf(
  'usermod',
  [
    'usermod',
    'groupmod',
    'passwd',
    'chpasswd',
    'chage',
    'chsh',
    'chfn',
    'gpasswd',
    'vipw',
    'pwconv',
    'dscl',
    'sysadminctl',
  ],
  ACCOUNT_VALUED,
  (call) => {
    const { program } = call.invocation;
    if (call.has(program === 'chage' ? '-l' : '-S', '--status', '--list')) return NOTHING;
    const adds =
      (program === 'usermod' && call.has('-a', '-aG', '--append')) ||
      (program === 'gpasswd' && call.has('-a', '--add'));
    const address = call.operands.at(-1)?.text ?? 'account';
    if (adds) {
      return reading(
        doing(
          'grant',
          'account',
          address,
          'reversible',
          'none',
          'An account joins a group, with what that may do.',
          ['identity', 'permission-widened'],
        ),
      );
    }
    if (program === 'chsh' || program === 'chfn') return NOTHING;
    if (
      program === 'dscl' &&
      !call.operands.some(({ text }) => /^-?(?:delete|create|passwd|change|append)$/.test(text)) &&
      !call.has('-delete', '-create', '-passwd')
    )
      return NOTHING;
    return reading(
      doing(
        'update',
        'account',
        address,
        'costly',
        'none',
        'It changes who gets into this machine, and how.',
        ['identity', 'system-path'],
      ),
    );
  },
);

const sudoers = toolOf('visudo', ['visudo'], ['-f'], (call) =>
  call.has('-c', '--check')
    ? NOTHING
    : reading(
        doing(
          'update',
          'system-path',
          '/etc/sudoers',
          'costly',
          'none',
          'It changes who may act as root.',
          ['identity', 'permission-widened', 'system-path'],
        ),
      ),
);

export const accountTools: readonly Tool[] = [make, remove, change, sudoers];
