/** Zones and names: programs that push, sync or delete them. */
import { settingBy } from '../infrastructure/setting.ts';
import { changed, dropped, harmless, lost, upset } from '../infrastructure/shapes.ts';
import type { Tool } from '../types.ts';
import { nsupdate } from './nsupdate.ts';

const DNS = { traits: ['dns'] } as const;
const ZONE_GONE = 'Every name of the zone is gone.';
const NAME_GONE = 'A name no longer resolves; caches keep the gap.';
const zones = settingBy({
  names: ['--zone', '--domains', '--domain', '--config', '--config-file'],
  operands: 0,
});

function dnsTool(
  id: string,
  programs: readonly string[],
  acts: Tool['acts'],
  more: Partial<Tool> = {},
): Tool {
  return {
    id,
    programs,
    provider: 'dns',
    valued:
      '--zone --domains --domain --config --config-file --creds --providers --name --type --content --id -c -s -k -p --ttl'.split(
        ' ',
      ),
    acts,
    setting: zones,
    otherwise: 'harmless',
    ...more,
  };
}

const PUSH = {
  ...DNS,
  safer: ['preview it first and read which names go'],
} as const;

export const dnsTools: readonly Tool[] = [
  nsupdate,
  dnsTool(
    'dnscontrol',
    ['dnscontrol'],
    [
      ...harmless('push', { with: ['--report-only'] }),
      ...upset(
        'push',
        'dns-zone',
        'It brings zones to files that were not read; names that are not in them go.',
        PUSH,
      ),
      ...changed('create-domains', 'dns-zone', 'It makes zones.', DNS),
    ],
  ),
  dnsTool(
    'octodns',
    ['octodns-sync'],
    [
      ...upset(
        '',
        'dns-zone',
        'It brings zones to files that were not read; names that are not in them go.',
        { ...PUSH, with: ['--doit'] },
      ),
      ...harmless(''),
    ],
  ),
  dnsTool(
    'flarectl',
    ['flarectl'],
    [
      ...dropped('dns delete|d', 'cloudflare_record', NAME_GONE, DNS),
      ...lost('zone delete|d', 'cloudflare_zone', ZONE_GONE, { ...DNS, data: 'unknown' }),
      ...dropped(
        'firewall|pagerules|user-agents|kv rules|delete|d',
        'cloudflare_rule',
        'A rule is gone.',
        { traits: ['protection-removed'] },
      ),
      ...upset('zone purge', 'cloudflare_zone', 'Caches are filled anew.', {
        reversibility: 'reversible',
      }),
      ...changed(
        'dns create|update|create-or-update|c|u|o',
        'cloudflare_record',
        'It writes a name.',
        DNS,
      ),
    ],
  ),
  dnsTool(
    'cli4',
    ['cli4'],
    [
      ...lost('', 'cloudflare_resource', 'What the path names is deleted.', {
        with: ['--delete'],
        data: 'unknown',
      }),
      ...upset('', 'cloudflare_resource', 'It overwrites what the path names.', {
        with: ['--put'],
      }),
      ...changed('', 'cloudflare_resource', 'It writes something.', {
        with: ['--post', '--patch'],
      }),
      ...harmless(''),
    ],
  ),
  dnsTool(
    'pdns',
    ['pdnsutil', 'pdns_control'],
    [
      ...lost('delete-zone|clear-zone', 'dns-zone', ZONE_GONE, DNS),
      ...lost('zone delete|clear', 'dns-zone', ZONE_GONE, DNS),
      ...dropped('delete-rrset|replace-rrset', 'dns-record', NAME_GONE, DNS),
      ...dropped('rrset delete|replace', 'dns-record', NAME_GONE, DNS),
      ...upset(
        'load-zone|disable-dnssec|remove-zone-key|deactivate-zone-key|unset-nsec3|b2b-migrate|secure-all-zones',
        'dns-zone',
        'It overwrites a zone, or breaks the chain of its signatures.',
        DNS,
      ),
      ...upset('quit', 'dns-server', 'Nobody’s names resolve until it runs again.'),
    ],
  ),
  dnsTool(
    'rndc',
    ['rndc'],
    [
      ...lost('delzone', 'dns-zone', ZONE_GONE, DNS),
      ...upset('stop|halt', 'dns-server', 'Names do not resolve until it runs again.', DNS),
      ...upset(
        'freeze|thaw|sign|flush|flushname|flushtree|reload|reconfig|notify|retransfer|refresh',
        'dns-server',
        'It reads zones anew or empties caches.',
        { reversibility: 'reversible' },
      ),
    ],
  ),
  dnsTool(
    'knot',
    ['knotc', 'unbound-control', 'nsd-control'],
    [
      ...lost(
        'zone-purge|zone-unset|delzone|local_zone_remove|zone-begin|delzones',
        'dns-zone',
        ZONE_GONE,
        DNS,
      ),
      ...upset('stop', 'dns-server', 'Names do not resolve until it runs again.', DNS),
    ],
  ),
  dnsTool(
    'cloudflared',
    ['cloudflared'],
    [
      ...dropped(
        'tunnel delete|cleanup',
        'cloudflare_tunnel',
        'What is reached by the tunnel is cut off.',
        { traits: ['network'] },
      ),
      ...changed('tunnel route', 'cloudflare_record', 'It leads a name to a tunnel.', DNS),
      ...upset('tunnel route ip delete', 'cloudflare_tunnel', 'A network is cut off.'),
    ],
  ),
  dnsTool(
    'registrars',
    [
      'lexicon',
      'gandi',
      'gandi-cli',
      'dnsimple',
      'godaddy',
      'porkbun',
      'namecheap',
      'route53',
      'cli53',
    ],
    [
      ...harmless('* list|info|check|export|help'),
      ...harmless('list|info|check|export|version'),
      ...dropped('* delete|rm|destroy|remove', 'dns-record', NAME_GONE, DNS),
      ...dropped('delete|rrdelete|rrpurge|destroy|remove', 'dns-zone', 'A name or zone is gone.', {
        ...DNS,
        reversibility: 'irreversible',
      }),
      ...upset('import', 'dns-zone', 'It replaces names by those of a file.', {
        ...DNS,
        with: ['--replace'],
      }),
      ...upset(
        '* transfer|update|transfer-out|nameservers',
        'dns-zone',
        'It changes who answers for a domain.',
        { ...DNS, reversibility: 'reversible' },
      ),
    ],
  ),
];
