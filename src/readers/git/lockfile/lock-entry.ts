/** One package, module or file that a lockfile pins. */
export interface LockEntry {
  /** Name and version, or the name of the file that is pinned: `left-pad@1.3.0`. */
  readonly key: string;
  /** Everything that pins the content: `sha512-…`, a checksum. */
  readonly hashes: readonly string[];
  /** Where it is fetched from: host, or the whole source where it has none. Null where not said. */
  readonly origin: string | null;
  readonly line: number;
}

interface LockLine {
  readonly number: number;
  readonly text: string;
}

/** Reads the lines of a lockfile, or of a piece of one. */
export type LockScanner = (lines: readonly LockLine[]) => LockEntry[];

/** Part of an entry that is being read. Members not seen yet are null. */
export interface OpenEntry {
  name: string | null;
  version: string | null;
  hashes: string[];
  origin: string | null;
  line: number;
}

/** Gathers entries whose members stand on lines of their own. */
export class EntryGatherer {
  readonly entries: LockEntry[] = [];
  private open: OpenEntry | null = null;

  /** Begins an entry; the one before is done. */
  begin(line: number, name: string | null, version: string | null = null): OpenEntry {
    this.close();
    this.open = { name, version, hashes: [], origin: null, line };
    return this.open;
  }

  /** The open entry, or a nameless one for a piece that begins in the middle. */
  current(line: number): OpenEntry {
    return this.open ?? this.begin(line, null);
  }

  close(): void {
    const open = this.open;
    this.open = null;
    if (open === null || (open.hashes.length === 0 && open.origin === null)) return;
    const { hashes, origin, line } = open;
    this.entries.push({ key: `${open.name ?? '?'}@${open.version ?? '?'}`, hashes, origin, line });
  }

  finish(): LockEntry[] {
    this.close();
    return this.entries;
  }
}

/** Host of an address, with its scheme where it is not a download that nobody on the way can change. */
export function originOf(address: string): string {
  const [, scheme = '', rest = ''] = /^([a-z+]+):(?:\/\/)?(.*)$/i.exec(address) ?? [];
  if (rest === '') return address;
  const host = rest.replace(/^[^/@]*@/, '').split(/[/?#]/, 1)[0] ?? '';
  return /^https$/i.test(scheme)
    ? host.toLowerCase()
    : `${scheme.toLowerCase()}:${host.toLowerCase()}`;
}
