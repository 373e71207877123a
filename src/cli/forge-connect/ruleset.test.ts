import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../../config/package-root.ts';
import { rulesetCommand } from './ruleset.ts';

const bodyIn = (text: string): unknown =>
  JSON.parse(/<<'JSON'\n([\s\S]*?)\nJSON\n?/.exec(text)?.[1]?.replace('APP_ID', '12') ?? 'null');

describe('the command for the rule', () => {
  it('is the one that docs/github.md shows', async () => {
    const docs = await readFile(packageFile('docs/github.md'), 'utf8');
    const command = rulesetCommand(12, 'OWNER/REPOSITORY', 'https://github.com');
    expect(bodyIn(command)).toEqual(bodyIn(docs));
    expect(docs).toContain(command.split('\n')[0]);
  });

  it.each([
    ['acme/shop', 'https://github.com', 'gh api --method POST repos/acme/shop/rulesets'],
    ['acme/shop', 'https://ghe.example.com', 'gh api --hostname ghe.example.com --method POST'],
    ["a'; rm -rf /", 'https://github.com', 'repos/OWNER/REPOSITORY/rulesets'],
  ])('for %s on %s begins with %s', (repository, web, begin) => {
    expect(rulesetCommand(12, repository, web).split('\n')[0]).toContain(begin);
  });

  it('is of one branch where one is meant', () => {
    expect(bodyIn(rulesetCommand(12, 'a/b', 'https://github.com', 'release/1'))).toMatchObject({
      conditions: { ref_name: { include: ['refs/heads/release/1'] } },
    });
  });
});
