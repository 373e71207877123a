import { expect, it } from 'vitest';
import { NAME, nameOf } from './name.ts';

it.each([
  [
    ['npx', '-y', '@modelcontextprotocol/server-filesystem', '.'],
    /^server-filesystem-[0-9a-f]{6}$/,
  ],
  [['npx', '@acme/tools@1.2.3'], /^tools-/],
  [['node', './dist/index.js', '--x'], /^index-/],
  [['uvx', 'mcp-server-git'], /^mcp-server-git-/],
  [['/usr/local/bin/my server'], /^my-server-/],
  [['--'], /^server-/],
  [[''], /^server-/],
  [['../..'], /^server-|^[A-Za-z0-9]/],
])('%j is called %s', (words, name) => {
  expect(nameOf(words)).toMatch(name);
  expect(nameOf(words)).toMatch(NAME);
});

it('gives two commands two names', () => {
  expect(nameOf(['npx', 'a', '.'])).not.toBe(nameOf(['npx', 'a', '/other']));
});
