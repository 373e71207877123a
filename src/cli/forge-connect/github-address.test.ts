import { describe, expect, it } from 'vitest';
import { githubAddressOf } from './github-address.ts';

describe('githubAddressOf', () => {
  it.each([
    ['https://github.com', 'https://github.com', 'https://api.github.com'],
    ['https://GitHub.com/', 'https://github.com', 'https://api.github.com'],
    ['https://acme.ghe.com', 'https://acme.ghe.com', 'https://api.acme.ghe.com'],
    ['https://ghe.example.com', 'https://ghe.example.com', 'https://ghe.example.com/api/v3'],
    ['https://ghe.com.example', 'https://ghe.com.example', 'https://ghe.com.example/api/v3'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000', 'http://127.0.0.1:3000/api/v3'],
  ])('of %s is %s and %s', (text, web, api) => {
    expect(githubAddressOf(text)).toEqual({ web, api });
  });

  it.each(['', 'github.com', 'ftp://github.com', 'https://u:p@github.com', 'https://github.com/a'])(
    'refuses %j',
    (text) => {
      expect(() => githubAddressOf(text)).toThrow('not an address of GitHub');
    },
  );
});
