import { pairedAt, unescaped } from './tokens.ts';

/** A piece of quoted text: what stands there, or code whose value does. */
export type Piece = string | { readonly code: string };

/** `f"{x!r:>10}"`, `${x}` of templates: `open` is what stands in front of the code. */
export function bracedPieces(
  text: string,
  open: '{' | '${' | '#{',
  raw: boolean,
): readonly Piece[] {
  const pieces: Piece[] = [];
  const plain = (part: string) => pieces.push(raw ? part : unescaped(part));
  let from = 0;
  for (;;) {
    const at = text.indexOf(open, from);
    if (at < 0) break;
    if (open === '{' && text[at + 1] === '{') {
      plain(text.slice(from, at + 1));
      from = at + 2;
      continue;
    }
    if (open !== '{' && text[at - 1] === '\\') {
      plain(text.slice(from, at + open.length));
      from = at + open.length;
      continue;
    }
    const start = at + open.length;
    const end = pairedAt(text, start, '{');
    plain(text.slice(from, at));
    const code = text.slice(start, end);
    pieces.push({ code: open === '{' ? withoutFormat(code) : code });
    from = end + 1;
  }
  plain(text.slice(from).replaceAll(open === '{' ? '}}' : '\0', open === '{' ? '}' : '\0'));
  return pieces;
}

/** The expression of `{x!r:>10}` alone. */
function withoutFormat(code: string): string {
  const end = code.search(/![rsa](?:[:}]|$)|(?<![:[(\w'"]):(?![:\w]*[\])'"])|=$/);
  const colon = /^[\w.]+:/.exec(code);
  if (colon !== null) return colon[0].slice(0, -1);
  return end < 0 ? code : code.slice(0, end);
}

/** `"$x ${x} @{[ f() ]} {$x->y}"`. */
export function sigilPieces(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const here = text[at];
    if (here === '\\') {
      at += 1;
      continue;
    }
    if (here !== '$' && here !== '@' && !(here === '{' && text[at + 1] === '$')) continue;
    const found = pieceAt(text, at);
    if (found === null) continue;
    pieces.push(unescaped(text.slice(from, at)), { code: found.code });
    from = found.end;
    at = found.end - 1;
  }
  return [...pieces, unescaped(text.slice(from))];
}

const VARIABLE = /[$@](?:[A-Za-z_]\w*|\d+)(?:->)?(?:\[[^\]]{0,80}\]|\{[^}]{0,80}\})?/y;

function pieceAt(text: string, at: number): { code: string; end: number } | null {
  const open = text.slice(at, at + 2);
  if (open === '${' || open === '@{' || open === '{$') {
    const start = open === '{$' ? at + 1 : at + 2;
    const end = pairedAt(text, start, '{');
    const inner = text.slice(start, end);
    return { code: open === '${' && /^\w+$/.test(inner) ? `$${inner}` : inner, end: end + 1 };
  }
  VARIABLE.lastIndex = at;
  const found = VARIABLE.exec(text);
  return found === null ? null : { code: found[0].replace('@', '$'), end: at + found[0].length };
}
