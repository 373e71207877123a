/** A tree as git keeps it. */
export interface TreeEntry {
  readonly mode: string;
  readonly name: string;
  readonly sha: string;
  readonly folder: boolean;
}

export function entriesOf(tree: Buffer): readonly TreeEntry[] {
  const entries: TreeEntry[] = [];
  let at = 0;
  while (at < tree.length) {
    const end = tree.indexOf(0, at);
    const text = tree.toString('utf8', at, end);
    const space = text.indexOf(' ');
    const mode = text.slice(0, space);
    const sha = tree.toString('hex', end + 1, end + 21);
    entries.push({ mode, name: text.slice(space + 1), sha, folder: mode === '40000' });
    at = end + 21;
  }
  return entries;
}
