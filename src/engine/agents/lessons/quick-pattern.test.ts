import { describe, expect, it } from 'vitest';
import { whyNotQuick } from './quick-pattern.ts';

describe('patterns of lessons', () => {
  it.each([
    'DROP\\s+COLUMN',
    'terraform\\s+destroy',
    '^\\s*rm\\s+-rf\\b',
    '(?:DROP|TRUNCATE)\\s+TABLE',
    '[A-Z]{2,5}-\\d+',
    'a\\(b+\\)+',
    '[)(*+]+x',
    'eval\\(.*\\)',
    'console\\.log',
    'kubectl\\s+delete\\s+ns\\s+prod\\s+--now',
    'rm\\s+-rf\\s+/var/.*',
  ])('takes %s', (pattern) => {
    expect(whyNotQuick(pattern)).toBeNull();
  });

  it.each([
    '(a+)+$',
    '(a*)*',
    '((a+)b)+',
    '(?:a+){2,}',
    '(a|a)*',
    '(a|ab)+c',
    '((a|b)c)+',
    '(?=a)b',
    '(?!a)b',
    '(?<=a)b',
    '(.)\\1',
    '(?<n>a)\\k<n>',
    '.*.*x',
    '[^a]*[^b]*x',
    '\\S+\\W+x',
    'a+b+c+',
    '\\s+\\s+\\s+x',
    '\\s+x?\\s+x?\\s+y',
    '[ab]+a[ab]+a[ab]+x',
    '(',
    '[',
    'a**',
  ])('does not take %s', (pattern) => {
    expect(whyNotQuick(pattern)).not.toBeNull();
  });

  it('keeps what it takes quick on a long line', () => {
    const spaces = `a${' '.repeat(498)}!`;
    const letters = `${'a'.repeat(499)}!`;
    for (const pattern of ['\\s+\\s+x', '[ab]+a[ab]+x', 'a+.*x', 'a\\s+b\\s+c\\s+d']) {
      expect(whyNotQuick(pattern)).toBeNull();
      // One that steps back again and again takes minutes here: the test's own limit sees it.
      for (const line of [spaces, letters]) expect(RegExp(pattern, 'u').test(line)).toBe(false);
    }
  });
});
