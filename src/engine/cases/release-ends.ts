/** Kinds of entries after which a release is none any more. */
export const RELEASE_ENDS: ReadonlySet<string> = new Set([
  'case.bypassed',
  'case.denied',
  'case.expired',
  'case.refused',
  'case.release-taken-back',
  'case.superseded',
  'case.withdrawn',
]);

/** Kinds of entries that say that a release was used for what it was given. */
export const RELEASE_USES: ReadonlySet<string> = new Set(['case.confirmed', 'case.merged']);
