const LONGEST = 253;

/** What tools write where they do not know who it was. */
const NOBODY = new Set(['unknown', 'none', '-', 'user', 'passthroughcluster', 'blackholecluster']);

/** A name fit to be kept: on one line, of bounded length. Null for what names nobody. */
export function cleanName(name: string): string | null {
  const clean = name
    .slice(0, 4 * LONGEST)
    .replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  if (clean === '' || clean.length > LONGEST || NOBODY.has(clean.toLowerCase())) return null;
  return clean;
}

/** `namespace/name`, or the name alone where there is no namespace. */
export function inNamespace(name: string, namespace: string | null): string {
  return namespace === null || cleanName(namespace) === null ? name : `${namespace}/${name}`;
}
