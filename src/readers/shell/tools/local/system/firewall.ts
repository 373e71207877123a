/** Packets, routes and settings of the kernel. */
import type { Trait } from '../../../../../core/change/types.ts';
import type { ToolReading } from '../../../types.ts';
import type { Tool } from '../../types.ts';
import { doing, NOTHING, reading, toolOf } from '../doing.ts';

function rules(address: string, why: string, traits: readonly Trait[]): ToolReading {
  return reading(
    doing('update', 'firewall', address, 'costly', 'none', why, ['network', ...traits]),
  );
}

const LOCKED = 'Rules of the firewall go or close: the machine stands open, or nobody reaches it.';
const OPENED = 'More of the network may reach this machine than before.';

const iptables = toolOf(
  'iptables',
  ['iptables', 'ip6tables', 'iptables-legacy', 'iptables-nft', 'ebtables', 'arptables'],
  '-t -A -I -D -P -F -X -Z -s -d -p -j -i -o -m --dport --sport --table'.split(' '),
  (call) => {
    const texts = call.invocation.args.map(({ text }) => text);
    if (
      texts.some((text) => /^(?:-F|--flush|-X|--delete-chain|-P|--policy|-D|--delete)$/.test(text))
    ) {
      return rules('iptables', LOCKED, ['protection-removed', 'system-path']);
    }
    const drops =
      call.value('-j', '--jump')?.text === 'DROP' || call.value('-j', '--jump')?.text === 'REJECT';
    const adds = call.has('-A', '-I', '--append', '--insert');
    const everybody = !call.has('-s', '--source', '-p', '--dport', '-i', '-d');
    if (adds && drops && everybody) return rules('iptables', LOCKED, ['system-path']);
    return adds ? rules('iptables', OPENED, drops ? [] : ['public-exposure']) : NOTHING;
  },
);

const fronts = toolOf(
  'firewall',
  [
    'ufw',
    'nft',
    'firewall-cmd',
    'pfctl',
    'iptables-restore',
    'ip6tables-restore',
    'ipset',
    'socketfilterfw',
    'setenforce',
    'aa-teardown',
    'aa-disable',
    'spctl',
    'csrutil',
  ],
  ['-f', '--zone', '--add-port', '--add-service'],
  (call) => {
    const { program, args } = call.invocation;
    const text = args
      .map((word) => word.text)
      .join(' ')
      .slice(0, 400);
    const { operands } = call;
    const first = operands[0]?.text ?? '';
    const off: Readonly<Record<string, boolean>> = {
      ufw: ['disable', 'reset'].includes(first) || text.startsWith('default allow'),
      nft: /^(?:flush|delete|destroy) /.test(text) && !/--check|-c /.test(text),
      'firewall-cmd': /--panic-on|--remove-|--set-default-zone|--reset/.test(text),
      pfctl: /(?:^| )-(?:d|F)/.test(text),
      setenforce: /^(?:0|permissive)$/i.test(first),
      'iptables-restore': true,
      'ip6tables-restore': true,
      ipset: /^(?:flush|destroy)/.test(first),
      socketfilterfw: /globalstate off/.test(text),
      'aa-teardown': true,
      'aa-disable': true,
      spctl: /master-disable|global-disable/.test(text),
      csrutil: /^(?:disable|clear)/.test(first) || /authenticated-root disable/.test(text),
    };
    if (off[program] === true) return rules(program, LOCKED, ['protection-removed', 'system-path']);
    if (
      /^(?:allow|delete|route|insert)/.test(first) ||
      /--add-(?:port|service|rich-rule)/.test(text)
    ) {
      return rules(program, OPENED, ['public-exposure']);
    }
    return NOTHING;
  },
);

const links = toolOf(
  'links',
  [
    'ip',
    'ifconfig',
    'ifdown',
    'nmcli',
    'route',
    'networksetup',
    'netplan',
    'tc',
    'nmtui',
    'wpa_cli',
  ],
  ['-n', '-f', '-4'],
  (call) => {
    const text = call.invocation.args
      .map((word) => word.text)
      .join(' ')
      .slice(0, 400);
    const { program } = call.invocation;
    const cuts =
      program === 'ifdown' ||
      /(?:^| )(?:down|flush|off|disconnect)(?: |$)/.test(text) ||
      /^(?:-\S+ )*(?:route|r|ro|addr|a|link|l|neigh|rule) (?:del|delete|flush)/.test(text) ||
      (program === 'route' && /^(?:-n )?(?:del|delete|flush|-f)/.test(text)) ||
      (program === 'nmcli' &&
        /(?:con|connection|c) (?:del|delete|down)|networking off|radio \S+ off/.test(text)) ||
      (program === 'tc' && /\b(?:add|replace)\b.*\bloss\b/.test(text)) ||
      (program === 'networksetup' && /-setdnsservers|off$/.test(text));
    const mine = /\b(?:veth|docker|br-|tun|tap|dummy|wg|lo)\w*/.test(text);
    if (!cuts) return NOTHING;
    return reading(
      doing(
        'update',
        'network-link',
        program,
        'costly',
        'none',
        'The machine may no longer be reached, nor reach others.',
        mine ? ['network'] : ['network', 'downtime', 'system-path'],
      ),
    );
  },
);

const kernel = toolOf(
  'kernel',
  [
    'sysctl',
    'modprobe',
    'rmmod',
    'insmod',
    'grub-install',
    'update-grub',
    'efibootmgr',
    'nvram',
    'bootctl',
    'dracut',
    'bcdedit',
  ],
  ['-p', '-f', '-n', '-b', '-B'],
  (call) => {
    const { program, args } = call.invocation;
    const texts = args.map(({ text }) => text);
    if (program === 'sysctl') {
      const sets = texts.filter((text) => text.includes('='));
      return reading(
        ...sets.map((text) =>
          doing(
            'update',
            'kernel-setting',
            text.split('=')[0] ?? text,
            'reversible',
            'none',
            'A setting of the kernel changes until the next start.',
            ['configuration'],
          ),
        ),
      );
    }
    if (
      ['modprobe', 'update-grub', 'dracut', 'bootctl'].includes(program) &&
      !call.has('-r', '--remove')
    )
      return NOTHING;
    if (texts.length === 0 || (program === 'nvram' && call.has('-p'))) return NOTHING;
    return reading(
      doing(
        'update',
        'kernel',
        texts.join(' ').slice(0, 80),
        'costly',
        'none',
        'The machine may not start, or not work as before.',
        ['system-path'],
      ),
    );
  },
);

export const firewallTools: readonly Tool[] = [iptables, fronts, links, kernel];
