/** What a TXT record says to those who receive mail, as far as it guards the domain. */
export type MailGuard = 'SPF' | 'DMARC' | 'DKIM';

export function mailGuardOf(name: string, values: readonly string[]): MailGuard | null {
  if (values.some((value) => /^v=spf1\b/i.test(value))) return 'SPF';
  if (name.startsWith('_dmarc.')) return 'DMARC';
  return name.includes('._domainkey.') ? 'DKIM' : null;
}

const POLICIES = ['none', 'quarantine', 'reject'];
const ALL = ['+', '?', '~', '-'];

/** How a guard lets through more than before, as the end of a sentence; null where it does not. */
export function weakened(guard: MailGuard, before: string, after: string): string | null {
  switch (guard) {
    case 'SPF': {
      const [old, next] = [allOf(before), allOf(after)];
      return next < old
        ? `SPF ends in ${ALL[next] ?? ''}all instead of ${ALL[old] ?? ''}all`
        : null;
    }
    case 'DMARC': {
      for (const tag of ['p', 'sp']) {
        const [old, next] = [policyOf(before, tag), policyOf(after, tag)];
        if (next < old)
          return `DMARC goes from ${tag}=${POLICIES[old] ?? 'none'} to ${POLICIES[next] ?? 'nothing'}`;
      }
      const [old, next] = [percent(before), percent(after)];
      return next < old ? `DMARC holds for ${next} % of mail instead of ${old} %` : null;
    }
    case 'DKIM':
      return keyOf(before) !== '' && keyOf(after) === '' ? 'the DKIM key is revoked' : null;
  }
}

function allOf(text: string): number {
  const found = /(?:^|\s)([-+~?]?)all\b/i.exec(text);
  // With no word on the rest it is neutral.
  return found === null ? 1 : ALL.indexOf(found[1] === '' ? '+' : (found[1] ?? '+'));
}

function tagOf(text: string, tag: string): string {
  const field = text.split(';').find((part) => part.trim().toLowerCase().startsWith(`${tag}=`));
  return (field?.split('=').slice(1).join('=') ?? '').trim();
}

function policyOf(text: string, tag: string): number {
  const own = tagOf(text, tag).toLowerCase();
  return POLICIES.indexOf(own === '' && tag === 'sp' ? tagOf(text, 'p').toLowerCase() : own);
}

function percent(text: string): number {
  const number = Number(tagOf(text, 'pct'));
  return tagOf(text, 'pct') === '' || Number.isNaN(number) ? 100 : number;
}

function keyOf(text: string): string {
  return tagOf(text, 'p');
}
