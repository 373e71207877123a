/** Folders that people fill by hand, by the names that they go by in any repository. */
const HAND_MADE: ReadonlySet<string> = new Set(
  (
    'src source sources lib libs app apps packages services modules plugins themes components pages views ' +
    'models controllers templates test tests spec specs docs doc documentation examples config configs conf ' +
    'settings content contents assets public static media images img fonts uploads scripts infra ' +
    'infrastructure terraform ansible k8s kubernetes helm charts manifests deploy deployment migrations ' +
    'prisma db database schema schemas backend frontend api server client web www site website mobile ios ' +
    'android cmd internal core notebooks datasets training projects project workspace work code repo repos ' +
    'legacy important clients customers users accounts finance legal contracts'
  ).split(' '),
);

/**
 * Whether a path that was not there when it was looked at is called like what people make: it may be there
 * by the time the command runs, and nothing would bring it back.
 */
export function isCalledHandMade(relative: string): boolean {
  return relative
    .toLowerCase()
    .split('/')
    .some((part) => HAND_MADE.has(part));
}
