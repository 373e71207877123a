/** An address for people: without a password in it and without its query, at most 120 characters. */
export function maskSecrets(address: string): string {
  return address
    .slice(0, 400)
    .replace(/\/\/[^@/]{1,200}@/, '//…@')
    .replace(/\?.*$/, '?…')
    .slice(0, 120);
}
