import { describe, expect, it } from 'vitest';
import { folderOf, ownersOf, parseCodeowners } from './codeowners.ts';

const RULES = parseCodeowners(
  [
    '# comment',
    '* @all',
    '*.js @js # trailing',
    '/build/logs/ @logs',
    'docs/* @docs',
    'apps/ @apps',
    '**/vendor/** @vendor',
    '[Section]',
    'space\\ name/ @space',
    '/apps/free',
  ].join('\n'),
);

describe('the owners of a path', () => {
  it.each([
    ['main.go', ['@all']],
    ['src/a.js', ['@js']],
    ['build/logs/x/y.txt', ['@logs']],
    ['sub/build/logs/y.txt', ['@all']],
    ['docs/a.md', ['@docs']],
    ['docs/sub/a.md', ['@all']],
    ['x/apps/y.go', ['@apps']],
    ['a/vendor/b/c.go', ['@vendor']],
    ['space name/x', ['@space']],
    ['apps/free/x', []],
  ])('%s are %j', (path, owners) => {
    expect(ownersOf(RULES, path)?.owners).toEqual(owners);
  });
});

describe('the folder of a pattern', () => {
  it.each([
    ['/services/pay/', 'services/pay'],
    ['services/pay/**', 'services/pay'],
    ['services/pay/*', 'services/pay'],
    ['apps/', 'apps'],
    ['*.js', null],
    ['**/x/', null],
    ['README', null],
    ['/', null],
  ])('%s is %s', (pattern, folder) => {
    expect(folderOf(pattern)).toBe(folder);
  });
});
