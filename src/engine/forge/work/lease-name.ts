/** Which holder a lease names, as PostgreSQL and JavaScript both read it. */
export const HOLDER_IN_LEASE = '^holder ([0-9]{1,10}) ';

/**
 * What a lease is called. With the number of a server that shows that it lives, it ends with that server; without
 * one only time ends it.
 */
export function leaseName(holder: number | null, id: string): string {
  return holder === null ? id : `holder ${holder} ${id}`;
}
