import { describe, expect, it } from 'vitest';
import { ForgeFault } from '../../../../../engine/forge/ports.ts';
import { nextPage } from './caller.ts';
import { webUrlOf } from './options.ts';

const API = 'https://api.github.com';

describe('nextPage', () => {
  it.each([
    ['nothing', null, null],
    ['the last page', `<${API}/a?page=1>; rel="first", <${API}/a?page=1>; rel="prev"`, null],
    [
      'a next page',
      `<${API}/a?page=1>; rel="prev", <${API}/a?page=3>; rel="next"`,
      `${API}/a?page=3`,
    ],
    ['a cursor', `<${API}/a?after=Y3Vyc29y>; rel="next"`, `${API}/a?after=Y3Vyc29y`],
    ['nonsense', 'rel="next"', null],
  ])('reads %s', (_what, link, expected) => {
    expect(nextPage(link, API)).toBe(expected);
  });

  it('takes the token to no other host', () => {
    const link = '<https://evil.example/a?page=2>; rel="next"';
    expect(() => nextPage(link, API)).toThrow(ForgeFault);
  });
});

describe('webUrlOf', () => {
  it.each([
    ['https://api.github.com', 'https://github.com'],
    ['https://ghe.example.com/api/v3', 'https://ghe.example.com'],
    ['https://api.acme.ghe.com', 'https://acme.ghe.com'],
    ['http://127.0.0.1:8080/api/v3', 'http://127.0.0.1:8080'],
  ])('%s', (apiUrl, expected) => {
    expect(webUrlOf(apiUrl)).toBe(expected);
  });
});
