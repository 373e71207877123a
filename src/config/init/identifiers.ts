/** Text as an id of the catalog: lower-case letters, digits and hyphens. `thing` when nothing is left. */
export function toId(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .slice(0, 100)
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  return plain === '' ? 'thing' : plain;
}

/** Gives every text an id of its own: the second `api` is `api-2`. */
export class IdGiver {
  private readonly taken = new Set<string>();

  give(text: string): string {
    const wanted = toId(text)
      .slice(0, 95)
      .replace(/[^a-z0-9]+$/, '');
    let id = wanted;
    for (let number = 2; this.taken.has(id); number += 1) id = `${wanted}-${number}`;
    this.taken.add(id);
    return id;
  }
}
