/** What a request asks the other end to do, by the words of its path and of what is sent. */

const TAKES =
  /^(?:delete|deletes|deleted|remove|archive|purge|wipe|destroy|disable|revoke|drop|terminate|deactivate|truncate|erase|obliterate)$/;
/** What is thrown away here fills itself again. */
const FILLS_AGAIN =
  /^(?:cache|caches|cdn|sessions?|notifications?|draft|drafts|test|tests|preview)$/;
/** Questions, though their path may name what others do: `_search`, `validate`. */
const ASKS =
  /(?:^|\/)(?:_search|_msearch|_count|_analyze|search|query|validate|preview|dry-?run|check)$/i;

const IN_BODY = [
  // Solr and its like: `<delete>…`, `{"delete": …}`.
  /<(?:delete|remove|purge)[\s>/]/i,
  /^\s*\{\s*"(?:delete|remove|purge|truncate|drop)"\s*:/i,
  // `"action": "delete"`, `action=archive`, `"kind": "deleteFlag"`.
  /["']?\b(?:action|op|operation|command|cmd|method|event|kind)["']?\s*[:=]\s*["']?(?:bulk[_-]?)?(?:delete|remove|archive|purge|wipe|destroy|disable|revoke|drop|terminate|deactivate|truncate)/i,
  // GraphQL.
  /\bmutation\b[^{]{0,300}\{\s*(?:\w{1,60}\s*:\s*)?(?:delete|remove|archive|purge|destroy|disable|revoke|drop|terminate|deactivate|truncate)\w{0,60}/i,
];

/** The word by which a request takes something away, or null. Both are cut at some thousand characters. */
export function takesAwayBy(address: string, body: string): string | null {
  const path = (/^[a-z][a-z0-9+.-]{0,20}:\/\/[^/?#]*([^?#]*)/i.exec(address)?.[1] ?? '').slice(
    0,
    2000,
  );
  const plain = path.replace(/\/+$/, '');
  if (ASKS.test(plain)) return null;
  if (plain.endsWith('/_close')) return '_close';
  const segments = plain.split('/');
  const whole = segments.find((segment) => TAKES.test(segment.toLowerCase()));
  const words = wordsOf(segments.at(-1) ?? '');
  if (!words.some((word) => FILLS_AGAIN.test(word))) {
    const found = whole ?? words.find((word) => TAKES.test(word));
    if (found !== undefined) return found;
  }
  return IN_BODY.some((pattern) => pattern.test(body.slice(0, 5000))) ? 'what is sent' : null;
}

/** `conversations.archive` → `conversations`, `archive`; `doDelete` → `do`, `delete`. */
function wordsOf(segment: string): readonly string[] {
  return segment
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}

/** Whether a switch of what users see is set where users are: a flag's environment in path or body. */
export function setsFlagInProduction(address: string, body: string): boolean {
  if (!/\/(?:flags?|features?|toggles?|experiments?|gates?|configs?)\b/i.test(address))
    return false;
  return (
    /\/environments?\/prod(?:uction)?\b/i.test(address) ||
    /["']?\b(?:environment|environmentKey|env|stage)["']?\s*[:=]\s*["']?prod/i.test(
      body.slice(0, 5000),
    )
  );
}
