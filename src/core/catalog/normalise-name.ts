/** A name as a source writes it, in ever plainer forms. All of them are lower case. */
export interface NameForms {
  /** As written, but for case and what surrounds it: `orders-svc.shop`. */
  readonly exact: string;
  /** Without the parts of an address that say nothing: `orders-svc.shop`, `orders-svc`. */
  readonly bare: readonly string[];
  /** Without hashes and versions: `orders-svc`. */
  readonly unversioned: string;
  /** Without the word that only says what kind of thing it is: `orders`. */
  readonly stem: string;
}

const LONGEST = 253;

const CLUSTER = /\.(?:svc|pod)(?:\.[a-z0-9-]+){0,8}\.?$/;
/** `-7d9f8b6c5d-x2x4z` of a pod, `-7d9f8b6c5d` of a replica set: the letters Kubernetes uses for hashes. */
const POD =
  /-(?=[a-z0-9]*\d)[bcdfghjklmnpqrstvwxz2456789]{8,10}(?:-[bcdfghjklmnpqrstvwxz2456789]{5})?$/;
/** `-v2`, `-1.4.0`, `-3f9c2ab`: a version or a commit. */
const VERSION =
  /[-_:@](?:v\d{1,6}(?:[._-]\d{1,6}){0,3}|\d{1,6}(?:\.\d{1,6}){1,3}|(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,40})$/;
const ROLE = /[-_.](?:svc|service|srv|api|app|server|deployment|deploy)$/;
const SCHEME = /^[a-z][a-z0-9+.-]{0,20}:\/\/(?:[^/@]{0,200}@)?/;

/** The forms of a name that are tried against a catalog, plainer and plainer. */
export function nameForms(name: string): NameForms {
  const exact = name.trim().toLowerCase().slice(0, LONGEST);
  const host = exact.replace(SCHEME, '').replace(/(?::\d{1,5})?(?:\/[^/]*)?$/, portOnly);
  const inside = host.replace(CLUSTER, '');
  const bare = [...new Set([host, inside, ...withoutNamespace(inside, host)])];
  const last = bare.at(-1) ?? exact;
  const unversioned = last.replace(POD, '').replace(VERSION, '');
  return { exact, bare, unversioned, stem: stemOf(unversioned) };
}

/** A name without the word that only says what kind of thing it is, in lower case. */
export function stemOf(name: string): string {
  const stem = name
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
    .replace(ROLE, '');
  return stem === '' ? name : stem;
}

/** A port goes; a path stays, since `shop/orders` is a namespace and a name. */
function portOnly(tail: string): string {
  return tail.replace(/^:\d{1,5}\/?/, '');
}

/** `orders.shop` once the cluster's own ending is gone, and `shop/orders`, are `orders` in `shop`. */
function withoutNamespace(inside: string, host: string): readonly string[] {
  if (inside !== host) return [inside.split('.')[0] ?? inside];
  const slash = inside.lastIndexOf('/');
  return slash === -1 ? [] : [inside.slice(slash + 1)];
}
