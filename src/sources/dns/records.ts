/** One name that stands for another. */
export interface Alias {
  readonly name: string;
  readonly target: string;
  readonly type: string;
  readonly line: number;
}

const MOST_FIELDS = 32;

/** CNAME, DNAME, ALIAS and ANAME records of a zone file, names in full and without the last dot. */
export function* aliasesIn(text: string): Generator<Alias> {
  let origin = '';
  let owner = '';
  let open = false;
  let number = 0;
  for (const raw of text.split('\n')) {
    number++;
    const line = raw.slice(0, 4_096).replace(/;.*$/, '').trimEnd();
    if (open) {
      open = !line.includes(')');
      continue;
    }
    const fields = line.trim().split(/\s+/).slice(0, MOST_FIELDS);
    const [first = ''] = fields;
    if (first === '') continue;
    if (first.toUpperCase() === '$ORIGIN') {
      origin = plain(fields[1] ?? '');
      continue;
    }
    if (first.startsWith('$')) continue;
    open = line.includes('(') && !line.includes(')');
    if (!/^\s/.test(line)) owner = inFull(fields.shift() ?? '', origin);
    const at = fields.findIndex((field) => /^(?:CNAME|DNAME|ALIAS|ANAME)$/i.test(field));
    // Before the type stand at most a time to live and a class.
    if (at === -1 || at > 2) continue;
    const target = inFull(fields[at + 1] ?? '', origin);
    if (owner !== '' && target !== '') {
      yield { name: owner, target, type: (fields[at] ?? '').toUpperCase(), line: number };
    }
  }
}

function inFull(name: string, origin: string): string {
  if (name === '@') return origin;
  if (name.endsWith('.')) return plain(name);
  return name === '' || origin === '' ? plain(name) : `${plain(name)}.${origin}`;
}

/** Without the dot of the root, in lower case. Route 53 writes `*` as `\052`. */
export function plain(name: string): string {
  return name.replace(/\\052/g, '*').replace(/\.$/, '').toLowerCase();
}
