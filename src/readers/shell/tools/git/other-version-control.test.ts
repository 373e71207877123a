import { describe, expect, it } from 'vitest';
import { verdictOn } from './test-held.ts';
import { gitTools } from './tools.ts';

describe('other keepers of versions', () => {
  it.each([
    'bfg --delete-files id_rsa',
    'git-filter-repo --invert-paths --path secrets.env',
    'svn revert -R .',
    'svn cleanup --remove-unversioned',
    'hg strip tip',
    'hg purge --all',
    'hg update -C default',
    'hg revert --all',
    'hg push -f',
    'p4 obliterate -y //depot/old/...',
    'p4 clean',
    'jj op abandon ..@-',
  ])('held: %s', async (line) => {
    expect(await verdictOn(gitTools, line)).toBe('held');
  });

  it.each([
    'bfg --version',
    'git-filter-repo --analyze',
    'svn update',
    'svn status',
    "svn commit -m 'revert everything'",
    'svn delete old.c',
    'hg status',
    'hg update default',
    'hg purge --print',
    'hg push',
    'hg strip --dry-run tip',
    'jj log',
    'jj abandon xyz',
    'jj new main',
    'p4 sync',
    'p4 obliterate //depot/old/...',
    'p4 revert -n ...',
  ])('passes: %s', async (line) => {
    expect(await verdictOn(gitTools, line)).toBe('passes');
  });
});
