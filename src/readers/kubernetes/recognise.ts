/** A unified diff between the files that `kubectl diff` writes, named after their objects. */
const KUBECTL_DIFF =
  /^(?:diff [^\n]{0,2000}?[\\/](?:LIVE|MERGED)-|--- [^\n]{0,2000}?[\\/](?:LIVE|MERGED)-[^\n]*\n\+\+\+ [^\n]{0,2000}?[\\/](?:LIVE|MERGED)-)/m;
const ANY_DIFF =
  /^(?:diff --(?:git|cc|combined) \S|Index: \S|From [0-9a-f]{40} |--- \S[^\n]*\n\+\+\+ \S)/m;

export function looksLikeKubectlDiff(head: string): boolean {
  return KUBECTL_DIFF.test(head);
}

export function looksLikeAdmissionReview(head: string): boolean {
  if (/^[\s\uFEFF]*[[{]/.test(head)) return /"kind"\s*:\s*"AdmissionReview"/.test(head);
  return /^kind:\s*["']?AdmissionReview\b/m.test(head);
}

const VERSION = /^(?:- )? {0,4}["']?apiVersion["']?\s*:\s*["']?[A-Za-z]/m;
const KIND = /^(?:- )? {0,4}["']?kind["']?\s*:\s*["']?[A-Za-z]/m;

/** True where `apiVersion` and `kind` stand near the left edge, or on the first levels of JSON. */
export function looksLikeManifest(text: string): boolean {
  if (/^[\s\uFEFF]*[[{]/.test(text.slice(0, 4096))) {
    const keys = outerKeys(text);
    return (
      keys.has('apiVersion') && ['kind', 'items', 'metadata', 'spec'].some((key) => keys.has(key))
    );
  }
  return VERSION.test(text) && KIND.test(text) && !ANY_DIFF.test(text);
}

/** Keys of the outermost map of JSON, or of the maps in the outermost list. */
function outerKeys(text: string): ReadonlySet<string> {
  const keys = new Set<string>();
  const level = text.trimStart().startsWith('[') ? 2 : 1;
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const char = text.charCodeAt(index);
    if (char === 0x7b || char === 0x5b) depth++;
    else if (char === 0x7d || char === 0x5d) depth--;
    else if (char === 0x22) {
      const begin = index + 1;
      for (index++; index < text.length && text.charCodeAt(index) !== 0x22; index++) {
        if (text.charCodeAt(index) === 0x5c) index++;
      }
      if (depth === level && index - begin < 40) keys.add(text.slice(begin, index));
    }
  }
  return keys;
}
