/** Files and streams to and from other machines, and messages to people. */
import type { Doing, ToolReading, Word } from '../../../types.ts';
import type { Call, Tool, ToolContext } from '../../types.ts';
import { doing, NOTHING, reading, together, toolOf } from '../doing.ts';
import { hostOf, sentTo } from '../files/rsync.ts';
import { isTemporary } from '../paths/disposable.ts';
import { locate } from '../paths/location.ts';
import { written } from '../paths/overwrite.ts';
import { named } from '../paths/removed.ts';
import { credentialsSent, isSecret, sentDoing, stdinIsSecret } from '../reading/credentials.ts';
import { toldByLines } from './line-protocols.ts';
import { tunnels } from './tunnels.ts';
import { hostOfAddress, isDropPlace, isLocalHost, settingOfHost } from './hosts.ts';

const scp = toolOf(
  'scp',
  ['scp', 'pscp', 'croc', 'wormhole', 'magic-wormhole'],
  ['-P', '-i', '-o', '-F', '-c', '-l', '-S', '-J', '-D', '-X', '--code'],
  (call, context) => {
    if (['croc', 'wormhole', 'magic-wormhole'].includes(call.invocation.program)) {
      const [verb, ...files] = call.operands;
      return verb?.text === 'send' ? credentialsSent(files, context) : NOTHING;
    }
    const target = call.operands.at(-1);
    if (target === undefined || call.operands.length < 2) return NOTHING;
    const host = hostOf(target.text);
    const sources = call.operands.slice(0, -1);
    if (host === null) return written(target, 'edit', context);
    const local = sources.filter(({ text }) => hostOf(text) === null);
    return together([credentialsSent(local, context), reading(sentTo(target, host))]);
  },
);

const ftp = toolOf(
  'ftp',
  ['sftp', 'ftp', 'lftp', 'ncftpput', 'tftp', 'smbclient', 'curlftpfs'],
  ['-b', '-P', '-i', '-o', '-u', '-e', '-c', '-p', '-U', '-N', '-F', '-J'],
  (call, context) => {
    const script =
      call.value('-e', '-c')?.text ??
      (call.invocation.stdin.kind === 'text' ? call.invocation.stdin.text : '');
    const target = call.operands[0];
    const host = hostOfAddress(target?.text ?? '');
    const removes =
      /(?:^|[;\n\s])(?:m?rm|mdel\w*|del\w*|rmdir|mirror\b[^;\n]{0,200}--delete)\b/.test(
        script.slice(0, 4000),
      );
    return together([
      credentialsSent(call.operands.slice(1), context),
      removes
        ? reading({
            ...doing(
              'delete',
              'remote-files',
              host,
              'irreversible',
              'unknown',
              'Files on the other machine are deleted.',
              ['remote-host'],
            ),
            setting: settingOfHost(host),
          })
        : NOTHING,
    ]);
  },
);

/** A shell that answers to whoever is at the other end. */
function handedOver(address: string): ToolReading {
  return reading(
    doing(
      'execute',
      'network-shell',
      address,
      'irreversible',
      'unknown',
      'Whoever is at the other end gets a shell on this machine.',
      ['data-sent', 'unread-code'],
    ),
  );
}

const nc = toolOf(
  'nc',
  ['nc', 'ncat', 'netcat', 'nc.openbsd', 'nc.traditional', 'telnet'],
  ['-w', '-p', '-s', '-i', '-q', '-X', '-x', '-e', '-c', '--exec', '--sh-exec', '-o', '-G'],
  (call, context) => {
    if (call.has('-e', '--exec', '--sh-exec') || (call.has('-c') && call.value('-c') !== null)) {
      return handedOver(call.operands.map(({ text }) => text).join(' '));
    }
    return streamed(call.operands[0]?.text ?? '', call, context);
  },
);

/** What a pipe puts onto a connection. */
function streamed(address: string, call: Call, context: ToolContext): ToolReading {
  const { stdin } = call.invocation;
  const host = hostOfAddress(address);
  if (call.has('-z', '-l', '--listen')) return NOTHING;
  const told = stdin.kind === 'text' ? toldByLines(stdin.text, host) : null;
  if (told !== null) return reading(told);
  if (isLocalHost(host)) return NOTHING;
  if (stdinIsSecret(call.invocation, context)) return reading(sentDoing(host));
  if (isDropPlace(host) && stdin.kind !== 'none') return reading(sentDoing(host));
  if (stdin.kind === 'file') return reading(sentDoing(host));
  const files = stdin.kind === 'output' && !['echo', 'printf', 'yes'].includes(stdin.of.program);
  return files ? reading(sentDoing(host)) : NOTHING;
}

const socat = toolOf('socat', ['socat'], ['-t', '-T', '-b', '-lf'], (call, context) => {
  const texts = call.operands.map(({ text }) => text);
  const remote = texts.find((text) =>
    /^(?:tcp|udp|openssl|ssl|socks\w*|proxy|sctp)\d?(?:-connect|-listen|-l)?:/i.test(text),
  );
  if (remote !== undefined && texts.some((text) => /^(?:exec|system|shell):/i.test(text))) {
    return handedOver(remote);
  }
  const [, host = ''] = /^[\w-]+:([^:,]{1,200})/.exec(remote ?? '') ?? [];
  return /listen|-l:/i.test(remote ?? '') ? NOTHING : streamed(host, call, context);
});

const mail = toolOf(
  'mail',
  ['mail', 'mailx', 'sendmail', 'mutt', 's-nail', 'msmtp', 'swaks', 'ssmtp', 'neomutt', 'mpack'],
  [
    '-s',
    '-a',
    '-A',
    '-c',
    '-b',
    '-r',
    '-S',
    '-F',
    '-f',
    '--attach',
    '--to',
    '--from',
    '--server',
    '--body',
    '--header',
    '-t',
    '-e',
  ],
  (call, context) => {
    const attached = call.values('-a', '-A', '--attach');
    const secret =
      attached.some((word) => isSecret(word, context)) || stdinIsSecret(call.invocation, context);
    const named = call.operands.find(({ text }) => text.includes('@')) ?? call.operands[0];
    const to = named?.text ?? call.value('--to')?.text ?? 'somebody';
    if (secret) return reading(sentDoing(to));
    const tells = call.operands.length > 0 || call.has('--to');
    if (!tells && call.invocation.stdin.kind === 'none') return NOTHING;
    const stays = call.has('--to', '-t') ? false : isOfThisMachine(to);
    return reading(
      doing(
        'execute',
        'message',
        to,
        'irreversible',
        'none',
        'A message goes to people, and cannot be called back.',
        stays ? ['irrevocable-act'] : ['irrevocable-act', 'publishes'],
      ),
    );
  },
);

/** A mailbox of this machine: `root`, `dev@localhost`. */
function isOfThisMachine(to: string): boolean {
  return /^[\w.-]+(?:@(?:localhost|127\.0\.0\.1|\[127\.0\.0\.1\]))?$/.test(to) && to !== 'somebody';
}

const sshKeys = toolOf(
  'ssh-keys',
  ['ssh-copy-id', 'ssh-add', 'ssh-keygen', 'ssh-keyscan', 'ssh-agent'],
  ['-i', '-f', '-t', '-b', '-C', '-N', '-R', '-p', '-o', '-F', '-E', '-m', '-P', '-a', '-H'],
  (call, context) => {
    const { program } = call.invocation;
    if (program === 'ssh-copy-id') {
      const host = hostOfAddress(call.operands[0]?.text ?? '');
      return reading({
        ...doing(
          'grant',
          'login',
          host,
          'reversible',
          'none',
          'Whoever has the key may log in there from now on.',
          ['permission-widened', 'remote-host', 'identity'],
        ),
        setting: settingOfHost(host),
      });
    }
    if (
      program !== 'ssh-keygen' ||
      !call.has('-f') ||
      call.has('-R', '-y', '-l', '-F', '-H', '-e', '-p')
    )
      return NOTHING;
    const target = call.value('-f');
    if (target === null) return NOTHING;
    return together([
      written(target, 'replaced', context),
      saysYes(call) && !isPassing(target, context) ? reading(keyReplaced(target)) : NOTHING,
    ]);
  },
);

/** Whether whatever is asked is answered with yes, which is asked only where a key is there already. */
function saysYes({ invocation: { stdin } }: Call): boolean {
  if (stdin.kind === 'text') return /^\s*y/i.test(stdin.text);
  return stdin.kind === 'output' && stdin.of.program === 'yes';
}

function isPassing(target: Word, context: ToolContext): boolean {
  const location = locate(target, context);
  return location.kind === 'path' && isTemporary(location.path, context.world);
}

function keyReplaced(target: Word): Doing {
  const why = 'A key that is there is replaced without being asked, and whoever trusts it is left.';
  return doing('replace', 'key-file', named(target), 'irreversible', 'holds-data', why, [
    'key-material',
  ]);
}

export const transferTools: readonly Tool[] = [scp, ftp, nc, socat, mail, sshKeys, tunnels];
