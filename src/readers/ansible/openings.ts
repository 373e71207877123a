/** What a difference of a firewall's or SSH daemon's file opens. */
export interface Opening {
  readonly what: string;
  readonly safer: string;
  /** True where others reach more than before; false where only a guard is weaker. */
  readonly exposes: boolean;
}

const COMMENT = /^\s*(?:#|;|\/\/)/;
const EVERYWHERE = /^(?:0\.0\.0\.0\/0|::\/0|any|anywhere)$/i;
const LONGEST = 500;

/** Policies of what comes in, by how each tool writes that it lets everything through. */
const POLICIES: readonly (readonly [closed: RegExp, open: RegExp])[] = [
  [/^(?::|-P )(?:INPUT|FORWARD) (?:DROP|REJECT)\b/, /^(?::|-P )(?:INPUT|FORWARD) ACCEPT\b/],
  [
    /\bhook (?:input|forward)\b.*\bpolicy (?:drop|reject)\b/,
    /\bhook (?:input|forward)\b.*\bpolicy accept\b/,
  ],
  [/^policy (?:drop|reject);?$/, /^policy accept;?$/],
  [
    /^DEFAULT_(?:INPUT|FORWARD)_POLICY="?(?:DROP|REJECT)\b/,
    /^DEFAULT_(?:INPUT|FORWARD)_POLICY="?ACCEPT\b/,
  ],
];

const LAST_RULE = /^-A (?:INPUT|FORWARD) -j (?:DROP|REJECT)\b/;
const SOURCE =
  /\s(?:-s|--source|--src|(?:ip6? )?saddr|from)\s+(?:@?[\w.:/-]{1,100}|\{[^}]{1,400}\})/;
const LETS_IN = /\s-j ACCEPT\b|\baccept\b|^(?:ufw )?allow\b/;

const LOGINS: readonly (readonly [setting: string, closed: RegExp, open: RegExp])[] = [
  ['PermitRootLogin', /^(?:no|prohibit-password|without-password)$/i, /^yes$/i],
  ['PasswordAuthentication', /^no$/i, /^yes$/i],
  ['PermitEmptyPasswords', /^no$/i, /^yes$/i],
];

/** The worst that a difference opens; null where it opens nothing that is known. */
export function openingIn(diff: readonly string[]): Opening | null {
  const rows = (mark: '-' | '+') =>
    diff
      .filter((row) => row.startsWith(mark) && !row.startsWith(`${mark}${mark}${mark} `))
      .map((row) => row.slice(1, LONGEST).trim().replaceAll(/\s+/g, ' '))
      .filter((row) => row !== '' && !COMMENT.test(row));
  const [gone, come] = [rows('-'), rows('+')];
  return firewallOpening(gone, come) ?? loginOpening(gone, come);
}

function firewallOpening(gone: readonly string[], come: readonly string[]): Opening | null {
  const safer = 'open the one port that is needed, for the network that needs it';
  for (const [closed, open] of POLICIES) {
    const chainsOf = (rows: readonly string[], policy: RegExp) =>
      rows.filter((row) => policy.test(row)).map((row) => chainOf(row));
    const was = new Set(chainsOf(gone, closed));
    const still = new Set(chainsOf(come, closed));
    if (chainsOf(come, open).some((chain) => was.has(chain) && !still.has(chain))) {
      const what = 'the packet filter lets in by default what it turned away before';
      return { what, safer, exposes: true };
    }
  }
  if (gone.some((row) => LAST_RULE.test(row)) && !come.some((row) => LAST_RULE.test(row))) {
    const what = 'the rule that turns away what no other rule lets in goes';
    return { what, safer, exposes: true };
  }
  const before = new Set(gone.flatMap((row) => (sourceOf(row) === null ? [] : [unsourced(row)])));
  const kept = new Set(gone.filter((row) => sourceOf(row) === null).map((row) => unsourced(row)));
  const widened = come.some(
    (row) =>
      LETS_IN.test(row) &&
      sourceOf(row) === null &&
      before.has(unsourced(row)) &&
      !kept.has(unsourced(row)),
  );
  if (!widened) return null;
  const what = 'a rule of the packet filter loses its source address, so it lets in everybody';
  return { what, safer: 'name the network that it is meant for', exposes: true };
}

function chainOf(row: string): string {
  return /\b(?:input|forward)\b/i.exec(row)?.[0].toLowerCase() ?? '';
}

/** From where a rule lets in; null for everywhere. */
function sourceOf(row: string): string | null {
  const source = SOURCE.exec(row)?.[0].trim().split(' ').at(-1) ?? null;
  return source === null || EVERYWHERE.test(source) ? null : source;
}

/** A rule without its source: what stays of it is the same rule. */
function unsourced(row: string): string {
  const text = row.startsWith('ip') ? ` ${row}` : row;
  return text.replace(SOURCE, '').trim();
}

function loginOpening(gone: readonly string[], come: readonly string[]): Opening | null {
  for (const [setting, closed, open] of LOGINS) {
    const valueIn = (rows: readonly string[]) =>
      rows
        .map((row) => row.split(/[ =]/))
        .find(([name = '']) => name.toLowerCase() === setting.toLowerCase())?.[1] ?? '';
    if (closed.test(valueIn(gone)) && open.test(valueIn(come))) {
      const what = `the SSH daemon lets in what it turned away before (${setting})`;
      return { what, safer: `leave ${setting} as it is, and let in by key`, exposes: false };
    }
  }
  return null;
}
