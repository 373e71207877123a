import { describe, expect, it } from 'vitest';
import { areSomeHere, plainGitOf } from './git-settings.ts';

const named = (HOLDPOINT_GIT_REPOSITORIES: string, HOLDPOINT_GIT_AUTHORIZATION?: string) =>
  plainGitOf({
    HOLDPOINT_GIT_REPOSITORIES,
    ...(HOLDPOINT_GIT_AUTHORIZATION === undefined ? {} : { HOLDPOINT_GIT_AUTHORIZATION }),
  });

describe('plain repositories in the environment', () => {
  it('are none where none is named', () => {
    expect(plainGitOf({})).toBeNull();
    expect(named('  ')).toBeNull();
  });

  it('have a name, and a folder or an address', () => {
    const connection = named('shop=/srv/git/shop.git\n a/docs=https://git.example.com/docs.git');
    expect(connection?.repositories).toEqual([
      { name: 'shop', location: '/srv/git/shop.git' },
      { name: 'a/docs', location: 'https://git.example.com/docs.git' },
    ]);
    expect(connection !== null && areSomeHere(connection)).toBe(true);
    const far = named('docs=https://git.example.com/docs.git');
    expect(far !== null && areSomeHere(far)).toBe(false);
  });

  it('share what lets the server in, where they are of one host; folders are not told', () => {
    const connection = named('a=/srv/a.git b=https://git.example.com/b.git', 'Bearer abc');
    expect(connection?.repositories).toEqual([
      { name: 'a', location: '/srv/a.git' },
      { name: 'b', location: 'https://git.example.com/b.git', authorization: 'Bearer abc' },
    ]);
  });

  it.each([
    ['/srv/git/shop.git', undefined, 'that is none'],
    ['shop=srv/git/shop.git', undefined, 'that is none'],
    ['shop=ssh://git@example.com/shop.git', undefined, 'that is none'],
    ['shop=https://ana:secret-word@example.com/shop.git', undefined, 'that is none'],
    ['sh@op=/srv/git/shop.git', undefined, 'that is none'],
    ['shop=/srv/a.git shop=/srv/b.git', undefined, 'names shop twice'],
    ['', 'Bearer secret-word', 'HOLDPOINT_GIT_REPOSITORIES is missing'],
    ['a=/srv/a.git', 'Bearer secret-word', 'of one host'],
    ['a=https://a.example/a b=https://b.example/b', 'Bearer secret-word', 'of one host'],
    ['a=https://a.example/a', 'Bearer secret-word\nX: y', 'of one host'],
  ])('like %j with %j are refused in one line', (repositories, authorization, message) => {
    const read = () => named(repositories, authorization);
    expect(read).toThrow(message);
    expect(read).not.toThrow(/secret-word/);
  });
});
