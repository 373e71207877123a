/** Packages of the system. */
import type { ToolReading, Word } from '../../../types.ts';
import type { Call, Tool } from '../../types.ts';
import { doing, NOTHING, reading, toolOf } from '../doing.ts';

/** Without these nobody gets in, or nothing runs. */
const STANDS_ON =
  /^(?:libc6|glibc|musl|systemd.*|sudo|openssh-server|openssh|coreutils|bash|linux|linux-image.*|linux-generic|kernel|kernel-core|grub.*|dpkg|apt|rpm|dnf|yum|pacman|util-linux|init|udev|login|passwd|base|base-files|filesystem|network-manager|python3|python3-minimal|libssl.*|openssl|\*)$/;
const KEEPS_DATA =
  /^(?:postgresql|mysql|mariadb|mongodb|redis|elasticsearch|docker|clickhouse|rabbitmq|influxdb)/;

/** Some of those, for patterns that would take them along. */
const BASE = (
  'libc6 libssl linux-image systemd sudo openssh-server coreutils bash kernel grub dpkg apt util-linux ' +
  'python3 network-manager udev login'
).split(' ');
const WHICHEVER = 'Whatever fits the pattern goes, with all that needs it.';

const REMOVES = new Set(
  'remove purge autoremove autopurge erase uninstall rm un del zap reset delete'.split(' '),
);

function removedPackages(words: readonly Word[], purges: boolean): ToolReading {
  return reading(
    ...words.slice(0, 30).map(({ text }) => {
      if (text.startsWith('holdpoint')) {
        return doing('delete', 'package', text, 'irreversible', 'none', 'It guards this agent.', [
          'guard-tampering',
        ]);
      }
      const stem = text.includes('*') ? text.slice(0, text.indexOf('*')) : null;
      if (STANDS_ON.test(text) || (stem !== null && BASE.some((name) => name.startsWith(stem)))) {
        return doing(
          'delete',
          'package',
          text,
          'costly',
          'none',
          'The machine itself stands on it.',
          ['system-path'],
        );
      }
      if (stem !== null) {
        return doing('delete', 'package', text, 'unknown', 'unknown', WHICHEVER, ['bulk']);
      }
      if (purges && KEEPS_DATA.test(text)) {
        return doing(
          'delete',
          'package',
          text,
          'irreversible',
          'holds-data',
          'Its data goes with it.',
          ['database'],
        );
      }
      return doing(
        'delete',
        'package',
        text,
        'costly',
        'none',
        'It can be installed again, but not with its settings.',
      );
    }),
  );
}

const managers = toolOf(
  'packages',
  [
    'apt',
    'apt-get',
    'aptitude',
    'yum',
    'dnf',
    'microdnf',
    'zypper',
    'apk',
    'brew',
    'port',
    'snap',
    'flatpak',
    'pkg',
    'xbps-remove',
    'emerge',
    'choco',
    'winget',
    'scoop',
    'tdnf',
  ],
  [
    '-o',
    '-t',
    '-c',
    '--option',
    '--target-release',
    '--channel',
    '--repo',
    '--enablerepo',
    '--disablerepo',
  ],
  (call) => {
    if (
      call.has('-s', '--simulate', '--dry-run', '--just-print', '--download-only', '-n') &&
      call.invocation.program !== 'zypper'
    )
      return NOTHING;
    const [verb, ...words] = call.operands;
    if (verb === undefined) return NOTHING;
    const { program } = call.invocation;
    if (program === 'brew' && verb.text === 'services') return NOTHING;
    if (REMOVES.has(verb.text))
      return removedPackages(words, verb.text !== 'remove' || call.has('--purge', '--zap'));
    return /^(?:install|add|upgrade|update|full-upgrade|dist-upgrade|reinstall|in)$/.test(verb.text)
      ? installed(words)
      : NOTHING;
  },
);

function installed(words: readonly Word[]): ToolReading {
  return reading(
    ...words
      .slice(0, 10)
      .map(({ text }) =>
        doing(
          'create',
          'package',
          text,
          'reversible',
          'none',
          'A package is installed, and can be removed again.',
        ),
      ),
  );
}

/** Letters say what these do: `pacman -Rns`, `dpkg -r`, `rpm -e`. */
const byLetter = toolOf(
  'package-letters',
  ['pacman', 'yay', 'paru', 'dpkg', 'rpm', 'pkgutil'],
  ['--root'],
  (call) => {
    const removes: Readonly<Record<string, boolean>> = {
      dpkg: call.has('-r', '--remove', '-P', '--purge'),
      rpm: call.has('-e', '--erase'),
      pkgutil: call.has('--forget'),
    };
    const pacman =
      call.has('-R', '--remove') && !['dpkg', 'rpm', 'pkgutil'].includes(call.invocation.program);
    return pacman || removes[call.invocation.program] === true
      ? removedPackages(packagesOf(call), call.has('-P', '--purge', '-n'))
      : NOTHING;
  },
);

function packagesOf({ operands }: Call): readonly Word[] {
  return operands;
}

export const packageTools: readonly Tool[] = [managers, byLetter];
