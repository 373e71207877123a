import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isSameSecret, isSignedWith } from './secrets.ts';

describe('isSignedWith', () => {
  const body = Buffer.from('{"a":1}');
  const signature = createHmac('sha256', 'secret').update(body).digest('hex');

  it('takes the signature of these bytes with this secret, and no other', () => {
    expect(isSignedWith('secret', body, signature)).toBe(true);
    expect(isSignedWith('other', body, signature)).toBe(false);
    expect(isSignedWith('secret', Buffer.from('{"a":2}'), signature)).toBe(false);
    expect(isSignedWith('secret', body, signature.slice(0, 10))).toBe(false);
  });
});

describe('isSameSecret', () => {
  it('compares whole texts', () => {
    expect([isSameSecret('a', 'a'), isSameSecret('a', 'ab'), isSameSecret('', 'a')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
