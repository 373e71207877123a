/** One thing that was looked at. `open` and `unknown` say how it is mended, or found out. */
export type Finding =
  | { readonly kind: 'good'; readonly what: string }
  | { readonly kind: 'open' | 'unknown'; readonly what: string; readonly mend: string };

export function good(what: string): Finding {
  return { kind: 'good', what };
}

export function open(what: string, mend: string): Finding {
  return { kind: 'open', what, mend };
}

export function unknown(what: string, mend: string): Finding {
  return { kind: 'unknown', what, mend };
}
