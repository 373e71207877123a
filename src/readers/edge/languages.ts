import { at, listAt, mapAt, textAt } from '../shared/tree/look.ts';
import { readJson } from '../shared/tree/read-json.ts';
import { readYaml } from '../shared/tree/read-yaml.ts';
import type { MapTree, Tree } from '../shared/tree/types.ts';
import { caddyFacts } from './caddy.ts';
import type { Fact, FactReading } from './fact.ts';
import { haproxyFacts } from './haproxy.ts';
import { listenerFacts } from './listener.ts';
import { nginxFacts } from './nginx.ts';
import { envoyFacts, traefikFacts } from './proxies-yaml.ts';
import { cloudflareFacts, cloudfrontFacts, wafFacts } from './rules-json.ts';

export type Language =
  | 'nginx'
  | 'haproxy'
  | 'caddy'
  | 'traefik'
  | 'envoy'
  | 'cloudflare'
  | 'aws-waf'
  | 'cloudfront'
  | 'aws-lb';

const NGINX =
  /^[^\S\r\n\u2028\u2029]*(?:server|upstream|http|location|events|stream)\b[^;{}\r\n\u2028\u2029]*\{/m;
const NGINX_LINE =
  /^[^\S\r\n\u2028\u2029]*(?:proxy_pass|listen|server_name|deny|allow|limit_req|fastcgi_pass|add_header|return|ssl_\w+)\s[^;\r\n\u2028\u2029]*;/m;
const HAPROXY = /^(?:frontend|backend|listen|defaults|global)\b/m;

/** The language of a gateway's configuration by path and text; null for what is none. */
export function languageOf(path: string, text: string): Language | null {
  const head = text.slice(0, 131_072);
  const file = path.split('/').at(-1) ?? '';
  if (/\.json$/i.test(file)) return jsonLanguage(head);
  if (/\.ya?ml$/i.test(file)) return yamlLanguage(head);
  if (/^Caddyfile|\.caddy(?:file)?$/i.test(file)) return 'caddy';
  if (/haproxy[^/]*$|\.cfg$/i.test(path)) {
    return HAPROXY.test(head) &&
      /^[^\S\r\n\u2028\u2029]+(?:server|bind|mode|balance|timeout)\s/m.test(head)
      ? 'haproxy'
      : null;
  }
  if (!/nginx|\.conf$|sites-(?:available|enabled)\//i.test(path)) return null;
  return NGINX.test(head) || (/nginx/i.test(path) && NGINX_LINE.test(head)) ? 'nginx' : null;
}

function jsonLanguage(head: string): Language | null {
  // A CloudFormation template may hold any of these, as one resource among others.
  if (/"Resources"\s*:\s*\{/.test(head)) return null;
  if (/"(?:WebACL|DefaultAction)"\s*:/.test(head) && /"Rules"\s*:/.test(head)) return 'aws-waf';
  if (/"Origins"\s*:/.test(head) && /"DefaultCacheBehavior"\s*:/.test(head)) return 'cloudfront';
  if (/"(?:RuleArn|ListenerArn)"\s*:/.test(head) && /"Actions"\s*:/.test(head)) return 'aws-lb';
  if (/"expression"\s*:/.test(head) && /"action"\s*:/.test(head)) return 'cloudflare';
  return /"static_resources"\s*:/.test(head) ? 'envoy' : null;
}

function yamlLanguage(head: string): Language | null {
  if (/^static_resources:/m.test(head)) return 'envoy';
  const traefik =
    /^(?:http|tcp|udp):/m.test(head) &&
    /^[^\S\r\n\u2028\u2029]+(?:routers|services|middlewares):/m.test(head);
  return traefik && !/^(?:kind|apiVersion):/m.test(head) ? 'traefik' : null;
}

export function factsOf(language: Language, text: string): FactReading {
  if (language === 'nginx') return nginxFacts(text);
  if (language === 'haproxy') return haproxyFacts(text);
  if (language === 'caddy') return caddyFacts(text);
  const reading = /^\s*[[{]/.test(text) ? readJson(text) : readYaml(text.replace(/^\uFEFF/, ''));
  if (reading.kind === 'failed') return reading;
  const [root] = reading.documents;
  if (root === undefined) return { kind: 'read', facts: [] };
  const facts = treeFacts(language, root);
  return facts === null
    ? { kind: 'failed', line: root.line, message: 'it does not hold what such a file holds' }
    : { kind: 'read', facts };
}

function treeFacts(language: Language, root: Tree): readonly Fact[] | null {
  const map = mapAt(root);
  switch (language) {
    case 'traefik':
      return map === null ? null : traefikFacts(map);
    case 'envoy':
      return map === null ? null : envoyFacts(map);
    case 'aws-waf': {
      const acl = mapAt(map, 'WebACL') ?? map;
      return acl === null || listAt(acl, 'Rules') === null ? null : wafFacts(acl);
    }
    case 'cloudfront': {
      const config =
        mapAt(map, 'DistributionConfig') ?? mapAt(map, 'Distribution', 'DistributionConfig') ?? map;
      return config === null || at(config, 'DefaultCacheBehavior') === null
        ? null
        : cloudfrontFacts(config);
    }
    case 'aws-lb': {
      const rules = listAt(map, 'Rules') ?? listAt(root);
      return rules === null ? null : listenerFacts(rules);
    }
    case 'cloudflare': {
      const rules = ruleList(root, map);
      return rules === null ? null : cloudflareFacts(rules);
    }
    case 'nginx':
    case 'haproxy':
    case 'caddy':
      return null;
  }
}

function ruleList(root: Tree, map: MapTree | null): ReturnType<typeof listAt> {
  const list = listAt(map, 'rules') ?? listAt(map, 'result', 'rules') ?? listAt(root);
  return list !== null && (list.items.length === 0 || textAt(list, 0, 'action') !== null)
    ? list
    : null;
}
