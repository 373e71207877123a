/** Turning the machine off, and services on and off. */
import type { Doing, Word } from '../../../types.ts';
import { standsForMany } from '../../of-many.ts';
import type { Tool } from '../../types.ts';
import { doing, NOTHING, reading, toolOf } from '../doing.ts';
import { named } from '../paths/removed.ts';

const OFF = 'Every program on the machine ends, with whatever they had not saved.';

function off(): Doing {
  return doing('update', 'machine', 'this machine', 'irreversible', 'unknown', OFF, [
    'process-stopped',
    'downtime',
  ]);
}

const power = toolOf(
  'power',
  ['shutdown', 'reboot', 'halt', 'poweroff', 'init', 'telinit', 'kexec', 'rtcwake', 'pm-suspend'],
  ['-m', '-s'],
  (call) => {
    const { program } = call.invocation;
    if (
      call.has('-c', '-w', '--wtmp-only', '-a') ||
      (program === 'init' && call.operands.length === 0)
    )
      return NOTHING;
    if (['init', 'telinit'].includes(program)) {
      return /^[016sS]$/.test(call.operands[0]?.text ?? '') ? reading(off()) : NOTHING;
    }
    return reading(off());
  },
);

/** Services without which nobody gets in, or nobody sees what is done. */
const PROTECTS =
  /^(?:sshd?|auditd|rsyslog|syslog.*|firewalld|ufw|iptables|nftables|apparmor|fail2ban|crowdsec|falcon.*|osqueryd?|wazuh.*|clamav.*|selinux.*|systemd-(?:journald|networkd|resolved|logind)|networkmanager|networking|dbus|cron|crond|com\.apple\..*)(?:\.service|\.socket)?$/i;

/** One service that is stopped, for good or until it is started again. */
function stopped(service: Word, verb: string): Doing {
  const name = service.text;
  if (/holdpoint/i.test(name)) {
    return doing(
      'update',
      'service',
      name,
      'irreversible',
      'none',
      'It guards this agent, which is not for the agent to end.',
      ['guard-tampering'],
    );
  }
  if (standsForMany(service)) {
    const all = `Many services at once are told to ${verb}, and nobody can see which.`;
    return doing('update', 'service', named(service), 'costly', 'none', all, [
      'process-stopped',
      'system-path',
      'bulk',
    ]);
  }
  const why = `${name} is told to ${verb}; whoever uses it is without it until it is started again.`;
  return doing('update', 'service', name, 'costly', 'none', why, [
    'process-stopped',
    ...(PROTECTS.test(name) ? (['protection-removed', 'system-path'] as const) : []),
  ]);
}

const started = (service: Word): Doing =>
  doing(
    'update',
    'service',
    service.text,
    'reversible',
    'none',
    'A service starts, or starts anew.',
  );

const STOPS = new Set(
  'stop disable mask kill unload bootout remove disable-now del delete zap freeze clean revert'.split(
    ' ',
  ),
);
const STARTS = new Set(
  'start restart reload enable try-restart reload-or-restart unmask force-reload load bootstrap kickstart add set-property edit link thaw condrestart'.split(
    ' ',
  ),
);
const ENDS = new Set(
  'poweroff reboot halt kexec suspend hibernate rescue emergency isolate soft-reboot exit default hybrid-sleep'.split(
    ' ',
  ),
);

function told(verb: string, services: readonly Word[]): readonly Doing[] {
  if (STOPS.has(verb)) return services.slice(0, 20).map((each) => stopped(each, verb));
  return STARTS.has(verb) ? services.slice(0, 20).map(started) : [];
}

const systemctl = toolOf(
  'systemctl',
  ['systemctl', 'launchctl', 'initctl', 's6-svc', 'sv'],
  [
    '-p',
    '--property',
    '-t',
    '--type',
    '-n',
    '--lines',
    '-o',
    '--output',
    '-H',
    '--host',
    '-M',
    '-s',
    '--signal',
    '--state',
    '--kill-who',
  ],
  (call) => {
    const [verb, ...services] = call.operands;
    if (verb === undefined) return NOTHING;
    if (call.invocation.program === 'systemctl' && ENDS.has(verb.text)) return reading(off());
    if (call.invocation.program === 'launchctl' && verb.text === 'reboot') return reading(off());
    return reading(...told(verb.text, services));
  },
);

/** `service nginx stop`, `rc-service nginx stop`: the name comes first. */
const service = toolOf(
  'service',
  [
    'service',
    'rc-service',
    'invoke-rc.d',
    'supervisorctl',
    'rc-update',
    'update-rc.d',
    'chkconfig',
    'sc',
  ],
  ['-c'],
  (call) => {
    const [first, second, ...rest] = call.operands;
    if (first === undefined || second === undefined) return NOTHING;
    if (STOPS.has(first.text) || STARTS.has(first.text))
      return reading(...told(first.text, [second, ...rest]));
    return reading(...told(second.text === 'off' ? 'disable' : second.text, [first]));
  },
);

export const powerTools: readonly Tool[] = [power, systemctl, service];
