/** Patterns with many wild cards, matched in a time that grows with pattern times path, never faster. */

type Piece =
  /** One character that fits. */
  | { readonly kind: 'one'; readonly fits: (sign: string) => boolean }
  /** Any number of them: within a name, or anywhere. */
  | { readonly kind: 'name' | 'all' }
  /** Nothing, or anything that ends with a slash. */
  | { readonly kind: 'folders' };

/** Whether a whole path fits; `[` stands for itself here. */
export function manyStars(pattern: string, anchored: boolean): { test(path: string): boolean } {
  const pieces: readonly Piece[] = [
    ...(anchored ? [] : [{ kind: 'folders' } as const]),
    ...piecesOf(pattern),
  ];
  return {
    test: (path) => {
      let at = new Set<number>();
      enter(pieces, 0, at);
      for (const sign of path) {
        const next = new Set<number>();
        for (const index of at) step(pieces, index, sign, next);
        if (next.size === 0) return false;
        at = next;
      }
      return at.has(pieces.length);
    },
  };
}

/** A place is reached, and with it all that may follow on nothing. */
function enter(pieces: readonly Piece[], index: number, into: Set<number>): void {
  for (let at = index; ; at += 1) {
    into.add(at);
    const piece = pieces[at];
    if (piece === undefined || piece.kind === 'one') return;
  }
}

function step(pieces: readonly Piece[], index: number, sign: string, into: Set<number>): void {
  const piece = pieces[index];
  if (piece === undefined) return;
  if (piece.kind === 'one') {
    if (piece.fits(sign)) enter(pieces, index + 1, into);
  } else if (piece.kind === 'folders') {
    into.add(index);
    if (sign === '/') enter(pieces, index + 1, into);
  } else if (piece.kind === 'all' || sign !== '/') enter(pieces, index, into);
}

function piecesOf(pattern: string): readonly Piece[] {
  return [...pattern.matchAll(/\*\*\/|\*+|\?|\\?[^]/g)].map(([text]): Piece => {
    if (text === '**/') return { kind: 'folders' };
    if (text === '*') return { kind: 'name' };
    if (text.startsWith('*')) return { kind: 'all' };
    if (text === '?') return { kind: 'one', fits: (sign) => sign !== '/' };
    const itself = text.length > 1 && text.startsWith('\\') ? text.slice(1) : text;
    return { kind: 'one', fits: (sign) => sign === itself };
  });
}
