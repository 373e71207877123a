import type { Tree } from '../../../shared/tree/types.ts';
import { annotation, at, labelsAt, listAt, mapsAt, valueAt } from '../../objects/fields.ts';
import type { KubeObject } from '../../objects/types.ts';
import { isKind, seenAfter, seenBefore, shown, sidesAt } from '../look.ts';
import type { Finding, Rule, Subject } from '../types.ts';

/** Ingresses, gateways and routes: names and paths that stop working, and guards in front of them. */
export const entries: Rule = (subject) => {
  const { before, after } = subject;
  if (subject.act !== 'update' || before === null || after === null) return [];
  if (subject.known?.class !== 'entry' && subject.known?.class !== 'certificate')
    return dns(subject);
  return [
    ...routes(before, after),
    ...tls(before, after),
    ...entryClass(subject),
    ...guards(before, after),
    ...dns(subject),
  ];
};

function routes(before: KubeObject, after: KubeObject): readonly Finding[] {
  const left = new Set(routesOf(after).map(([route]) => route));
  const gone = routesOf(before).filter(([route]) => !left.has(route));
  const first = gone[0];
  if (first === undefined) return [];
  const named = gone.map(([route]) => route).filter((route) => /^[\w.*:/ -]{1,80}$/.test(route));
  return [
    {
      atLeast: 'costly',
      traits: ['downtime', 'network'],
      because: `it no longer answers for ${named.slice(0, 3).join(', ') || 'a route'}${gone.length > 3 ? ` and ${gone.length - 3} more` : ''}`,
      safer: ['keep the old route, or redirect it, until nobody uses it'],
      seen: seenBefore(first[1]),
    },
  ];
}

/** Host names and paths that it answers for. */
function routesOf({ tree }: KubeObject): readonly (readonly [string, Tree])[] {
  const spec = at(tree, 'spec');
  const rules = mapsAt(spec, 'rules').flatMap((rule) => {
    const host = valueAt(rule, 'host');
    const paths = mapsAt(rule, 'http', 'paths').map(
      (path) => [`${String(host ?? '*')}${String(valueAt(path, 'path') ?? '/')}`, path] as const,
    );
    return host !== null && paths.length === 0 ? [[String(host), rule] as const] : paths;
  });
  const names = ['hostnames', 'hosts', 'dnsNames'].flatMap((field) =>
    (listAt(spec, field)?.items ?? []).flatMap((item) =>
      item.kind === 'scalar' ? [[String(item.value), item] as const] : [],
    ),
  );
  const listeners = mapsAt(spec, 'listeners').map(
    (listener) => [`listener ${String(valueAt(listener, 'name') ?? '')}`, listener] as const,
  );
  const host = at(spec, 'host') ?? at(spec, 'virtualhost', 'fqdn');
  const single = host?.kind === 'scalar' ? [[String(host.value), host] as const] : [];
  return [...rules, ...names, ...listeners, ...single];
}

function tls(before: KubeObject, after: KubeObject): readonly Finding[] {
  const old = at(before.tree, 'spec', 'tls');
  const now = at(after.tree, 'spec', 'tls');
  const emptied = now === null || (now.kind === 'list' && now.items.length === 0);
  if (old === null || (old.kind === 'list' && old.items.length === 0) || !emptied) return [];
  return [
    {
      traits: ['protection-removed', 'network'],
      because: 'TLS is removed, so traffic goes unencrypted or is refused',
      safer: ['keep `spec.tls`'],
      seen: seenBefore(old),
    },
  ];
}

function entryClass(subject: Subject): readonly Finding[] {
  const { before, after } = sidesAt(subject, 'spec', 'ingressClassName');
  if (before === null || valueAt(before) === valueAt(after)) return [];
  return [
    {
      atLeast: 'costly',
      traits: ['endpoint-moved', 'downtime'],
      because: `its class changes from ${shown(before)} to ${shown(after)}: another controller answers, under another address`,
      safer: ['make a second Ingress of the new class and move DNS over'],
      seen: seenAfter(after) ?? seenBefore(before),
    },
  ];
}

const GUARDS =
  /(?:auth-(?:url|type|secret|tls-secret)|whitelist-source-range|allowlist-source-range|denylist-source-range|ssl-redirect|force-ssl-redirect|limit-rps|limit-connections|modsecurity|enable-owasp|inbound-cidrs|wafv2-acl-arn|middlewares|security-groups)/;

function guards(before: KubeObject, after: KubeObject): readonly Finding[] {
  const now = labelsAt(after.tree, 'metadata', 'annotations');
  const gone = [...labelsAt(before.tree, 'metadata', 'annotations').keys()].filter(
    (name) => GUARDS.test(name) && !now.has(name),
  );
  const scheme = 'alb.ingress.kubernetes.io/scheme';
  const opened =
    annotation(after.tree, scheme) === 'internet-facing' &&
    annotation(before.tree, scheme) !== 'internet-facing';
  return [
    ...gone.map((name): Finding => ({
      traits: ['protection-removed', 'public-exposure'],
      because: `the annotation ${name}, which guarded it, is removed`,
      safer: ['keep the annotation'],
      seen: seenBefore(at(before.tree, 'metadata', 'annotations', name)),
    })),
    ...(opened
      ? [
          {
            verb: 'expose',
            traits: ['public-exposure', 'network'],
            because: 'its load balancer faces the internet from now on',
            safer: [`keep \`${scheme}: internal\``],
            seen: seenAfter(at(after.tree, 'metadata', 'annotations', scheme)),
          } satisfies Finding,
        ]
      : []),
  ];
}

const HOSTNAME = 'external-dns.alpha.kubernetes.io/hostname';

/** Names that external-dns would take away. */
function dns(subject: Subject): readonly Finding[] {
  const { before, after } = subject;
  if (before === null || after === null) return [];
  const names = (object: KubeObject) => [
    ...(annotation(object.tree, HOSTNAME) ?? '').split(',').map((name) => name.trim()),
    ...(isKind(subject, 'externaldns.k8s.io', 'DNSEndpoint')
      ? mapsAt(object.tree, 'spec', 'endpoints').map(
          (entry) =>
            `${String(valueAt(entry, 'dnsName') ?? '')} ${String(valueAt(entry, 'recordType') ?? '')}`,
        )
      : []),
  ];
  const left = new Set(names(after));
  const gone = names(before).filter((name) => name.trim() !== '' && !left.has(name));
  if (gone.length === 0) return [];
  return [
    {
      atLeast: 'costly',
      traits: ['dns', 'endpoint-moved'],
      because: `external-dns deletes the DNS records of ${gone.length === 1 ? 'a name' : `${gone.length} names`} that it no longer has`,
      safer: ['keep the old name beside the new one until nobody uses it'],
      seen: seenBefore(
        at(before.tree, 'metadata', 'annotations', HOSTNAME) ?? at(before.tree, 'spec'),
      ),
    },
  ];
}

/** A Certificate that writes its Secret under another name leaves the readers of the old one behind. */
export const certificates: Rule = (subject) => {
  if (subject.act !== 'update' || !isKind(subject, 'cert-manager.io', 'Certificate')) return [];
  const { before, after } = sidesAt(subject, 'spec', 'secretName');
  const findings: Finding[] = [];
  if (before !== null && valueAt(before) !== valueAt(after)) {
    findings.push({
      atLeast: 'costly',
      traits: ['endpoint-moved'],
      because:
        'the certificate is written to another Secret, and the one in use is renewed no longer',
      safer: ['make a second Certificate and move its readers over'],
      seen: seenAfter(after) ?? seenBefore(before),
    });
  }
  const isCa = sidesAt(subject, 'spec', 'isCA');
  if (valueAt(isCa.after) === true && valueAt(isCa.before) !== true) {
    findings.push({
      verb: 'grant',
      traits: ['permission-widened'],
      because: 'the certificate may sign others from now on',
      safer: ['issue it without `isCA`'],
      seen: seenAfter(isCa.after),
    });
  }
  return findings;
};
