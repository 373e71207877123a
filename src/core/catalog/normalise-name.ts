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
  /** Where it lies in a cluster or registry: `shop` of `shop/orders`; null where nothing says. */
  readonly namespace: string | null;
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
  const host = hostOf(exact);
  const inside = host.replace(CLUSTER, '');
  const { namespace, name: last } = apart(inside, inside !== host);
  const bare = [...new Set([host, inside, last])];
  const unversioned = last.replace(POD, '').replace(VERSION, '');
  return { exact, bare, unversioned, stem: stemOf(unversioned), namespace };
}

/** A name without the word that only says what kind of thing it is, in lower case. */
export function stemOf(name: string): string {
  const stem = name
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
    .replace(ROLE, '');
  return stem === '' ? name : stem;
}

/** An address without scheme, user, port and, where it had a scheme, path. */
function hostOf(exact: string): string {
  const inside = exact.replace(SCHEME, '');
  const host = inside === exact ? inside : (inside.split('/', 1)[0] ?? inside);
  return host.replace(/:\d{1,5}$/, '');
}

/** `orders.shop` once the cluster's own ending is gone, and `shop/orders`, are `orders` in `shop`. */
function apart(
  inside: string,
  inCluster: boolean,
): { readonly namespace: string | null; readonly name: string } {
  const mark = inCluster ? inside.indexOf('.') : inside.lastIndexOf('/');
  if (mark <= 0 || mark === inside.length - 1) return { namespace: null, name: inside };
  const [before, after] = [inside.slice(0, mark), inside.slice(mark + 1)];
  return inCluster ? { namespace: after, name: before } : { namespace: before, name: after };
}

const ENVIRONMENT =
  /^(?:default|main|(?:non|pre)?-?prod(?:uction)?|live|stag(?:e|ing)|stg|uat|qa|test(?:ing)?|dev(?:elopment)?|sandbox|preview)(?:[-_.]?[a-z]{0,3}\d{0,3})?$/;

/** True for a namespace that says where something runs, and so tells no two systems apart. */
export function isEnvironment(namespace: string): boolean {
  return ENVIRONMENT.test(namespace);
}
