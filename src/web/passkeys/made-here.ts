const KEY = 'holdpoint-made-here';
const MOST = 20;

/**
 * Ids of passkeys that were made in this tab. Only for these a page offers the way to the identity provider:
 * one that an agent asked for by a copied cookie must not look as if it were the reader's.
 */
export function madeHere(): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.map(String) : []);
  } catch {
    return new Set();
  }
}

export function noteMade(id: string): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...madeHere(), id].slice(-MOST)));
  } catch {
    // Where nothing may be kept, the passkey is made and enrolled in one go, or waits for a voucher.
  }
}
