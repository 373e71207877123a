/** Stands for the digest of what passes: nobody is asked about it, so nothing has to find it again. */
export const NO_DIGEST = '0'.repeat(64);

/** In the place of a hash, where a first look does not need one. */
export function unhashed(): string {
  return NO_DIGEST;
}
