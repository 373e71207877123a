import { readJson } from '../shared/tree/read-json.ts';
import { readYaml } from '../shared/tree/read-yaml.ts';
import type { ZoneReading } from './record.ts';
import { octoZone, route53Zone } from './tree-zones.ts';
import { readZoneFile } from './zone-file.ts';

export type Language = 'zone-file' | 'route53' | 'octodns';

export const PROVIDERS: Readonly<Record<Language, string>> = {
  'zone-file': 'dns',
  route53: 'aws',
  octodns: 'octodns',
};

const ZONE_PATH =
  /(?:\.zone|\.db|\.bind|\.zone\.txt)$|(?:^|\/)(?:db|named|zone)\.[^/]+$|(?:^|\/)zones?\/[^/]+$/i;
const ZONE_TEXT =
  /^[^;\n]*\sSOA\s|^\$(?:ORIGIN|TTL)\s|^\S*[ \t]+(?:\d+[smhdw]?[ \t]+)?IN[ \t]+(?:A|AAAA|NS|MX|CNAME|TXT|PTR|SRV)[ \t]/im;
const OCTO_TEXT =
  /^[ \t]*(?:-[ \t]*)?type:[ \t]*["']?(?:A|AAAA|CNAME|MX|TXT|NS|SRV|ALIAS|CAA|PTR)\b/m;
const OCTO_VALUE = /^[ \t]*(?:-[ \t]*)?values?:/m;
const OCTO_PATH = /(?:^|\/)[\w-]+(?:\.[\w-]+)+\.ya?ml$/i;

/** The language of a zone by path and text; null for what is no zone. */
export function languageOf(path: string, text: string): Language | null {
  const head = text.slice(0, 65_536);
  if (/\.json$/i.test(path)) return /"ResourceRecordSets"\s*:/.test(head) ? 'route53' : null;
  if (/\.ya?ml$/i.test(path)) {
    const octo =
      OCTO_TEXT.test(head) &&
      OCTO_VALUE.test(head) &&
      !/^(?:kind|apiVersion|Resources):/m.test(head);
    return octo && OCTO_PATH.test(path) ? 'octodns' : null;
  }
  return ZONE_PATH.test(path) && ZONE_TEXT.test(head) ? 'zone-file' : null;
}

export function readZone(language: Language, path: string, text: string): ZoneReading {
  const origin = originOf(path);
  if (language === 'zone-file') return readZoneFile(text, origin);
  if (text.trim() === '') return { kind: 'read', zone: { apex: null, sets: [], hidden: [] } };
  const reading = language === 'route53' ? readJson(text.replace(/^\uFEFF/, '')) : readYaml(text);
  if (reading.kind === 'failed') return reading;
  const [root] = reading.documents;
  if (root === undefined) return { kind: 'read', zone: { apex: null, sets: [], hidden: [] } };
  if (root.kind !== 'map')
    return { kind: 'failed', line: root.line, message: 'it is no map of records' };
  return language === 'route53' ? route53Zone(root) : octoZone(root, origin);
}

/** The zone's name as its file is called: `db.example.com`, `example.com.zone`, `example.com.yaml`. */
function originOf(path: string): string {
  const file = path.split('/').at(-1) ?? '';
  const bare = file
    .replace(/^(?:db|named|zone)\./i, '')
    .replace(/\.(?:zone\.txt|zone|db|bind|ya?ml|txt|conf)$/i, '')
    // Parts of one zone in files of their own: `example.com._1_base.yaml`.
    .replace(/\._\w+$/, '');
  return /^[\w-]+(?:\.[\w-]+)+\.?$/.test(bare) ? `${bare.replace(/\.$/, '').toLowerCase()}.` : '@.';
}
