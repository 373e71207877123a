import manifest from '../../package.json' with { type: 'json' };

/** The version of this Holdpoint, as in its package manifest. */
export const VERSION: string = manifest.version;
