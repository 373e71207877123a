const LONGEST = 500;

/**
 * A path of ours to go on to after signing in; `/` for anything else. Browsers read `//host`, `/\host` and
 * control characters as the way to somebody else's site.
 */
export function returnToOf(text: string | undefined): string {
  if (text === undefined || text.length > LONGEST || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text)) {
    return '/';
  }
  const url = new URL(text, 'https://here.invalid');
  const isOurs = url.host === 'here.invalid' && !/^\/(?:api|sign-in)(?:\/|$)/.test(url.pathname);
  return isOurs && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}` : '/';
}
