import { describe, expect, it } from 'vitest';
import { LineMask } from './mask-secrets.ts';

const show = (text: string) => new LineMask().show(text);
const FAKE = 'q7Zr1'.repeat(8);

describe('a line that may be shown', () => {
  it.each([
    ['password = "hunter2"', 'password = [masked]'],
    ['  db_password: hunter2', '  db_password: [masked]'],
    ['"apiKey": "abc",', '"apiKey": [masked]'],
    ["const SECRET_KEY = 'abc';", 'const SECRET_KEY = [masked]'],
    ['export AUTH_TOKEN=abc', 'export AUTH_TOKEN=[masked]'],
    ['AccountKey=abc', 'AccountKey=[masked]'],
    [`url: https://user:hunter2@host/x`, 'url: https://[masked]@host/x'],
    [`key ghp_${FAKE}`, 'key [masked]'],
    [`AKIA${'Q'.repeat(16)}`, '[masked]'],
    [`${'QUJD'.repeat(16)}=`, '[masked]'],
  ])('hides the value in %s', (text, expected) => {
    expect(show(text)).toBe(expected);
  });

  it.each([
    '  id-token: write',
    'password: string;',
    'const token = await fetchToken();',
    'token = os.environ["TOKEN"]',
    'password: ${{ secrets.PASSWORD }}',
    'password = var.password',
    'secret: null',
    'secrets: inherit',
    'token: ""',
    `"integrity": "sha512-${'a'.repeat(86)}=="`,
    `golang.org/x/net v0.1.0 h1:${'a'.repeat(43)}=`,
    'const keyboard = "qwerty";',
  ])('is left as it is: %s', (text) => {
    expect(show(text)).toBe(text);
  });

  it('hides the inside of a key', () => {
    const mask = new LineMask();
    const begin = ['-----BEGIN RSA', 'PRIVATE KEY-----'].join(' ');
    const lines = [begin, 'abc', '-----END RSA PRIVATE KEY-----', 'after'];
    expect(lines.map((line) => mask.show(line))).toEqual([
      '[masked]',
      '[masked]',
      '[masked]',
      'after',
    ]);
  });

  it('is cut where it is long, and stays well-formed', () => {
    const shown = show(`${'x'.repeat(399)}😀${'y'.repeat(5000)}`);
    expect(shown.length).toBeLessThanOrEqual(401);
    expect(shown.isWellFormed()).toBe(true);
  });
});
