import { describe, expect, it } from 'vitest';
import { cluesOfRequest } from './clues-of-request.ts';
import type { RequestText } from './clues-of-request.ts';

function request(about: Partial<RequestText> = {}): RequestText {
  return {
    title: 'Fix the cart',
    body: 'It was wrong.',
    labels: [],
    headBranch: 'fix-cart',
    author: { login: 'ada', kind: 'user' },
    ...about,
  };
}

describe('a request', () => {
  it.each<[string, Partial<RequestText>, readonly string[]]>([
    [
      'by an agent’s account',
      { author: { login: 'devin-ai-integration[bot]', kind: 'Bot' } },
      ['bot-identity attested Devin'],
    ],
    [
      'by an agent’s account, as GraphQL has it',
      { author: { login: 'copilot-swe-agent', kind: 'BOT' } },
      ['bot-identity attested GitHub Copilot'],
    ],
    [
      'with a closing line',
      { body: 'x\r\n\r\n🤖 Generated with [Claude Code](https://claude.com/claude-code)\r\n' },
      ['request-text declared Claude Code'],
    ],
    [
      'with a closing line in small letters',
      { body: 'x\n\n<sub>Generated with Claude Code</sub>' },
      ['request-text declared Claude Code'],
    ],
    [
      'with a link to a session',
      { body: 'Link to Devin run: https://app.devin.ai/sessions/1' },
      ['request-text declared Devin'],
    ],
    [
      'with a checkpoint',
      { body: 'x\n\nEntire-Checkpoint: 0123456789ab' },
      ['checkpoint declared null'],
    ],
    ['with a label', { labels: ['bug', 'AI-Generated'] }, ['label declared null']],
    [
      'with a label that names the tool',
      { labels: ['claude-code-assisted'] },
      ['label declared Claude Code'],
    ],
    ['from an agent’s branch', { headBranch: 'codex/fix-cart' }, ['branch declared Codex']],

    ['of a person', {}, []],
    ['of a person with an agent’s name', { author: { login: 'claude', kind: 'User' } }, []],
    ['of an ordinary bot', { author: { login: 'dependabot[bot]', kind: 'Bot' } }, []],
    [
      'that quotes a closing line',
      { body: '```\n🤖 Generated with Claude Code\n```\n> Generated with Claude Code' },
      [],
    ],
    [
      'with labels that name subjects',
      { labels: ['ai', 'copilot', 'not-ai-generated', 'auto-generated', 'code generated'] },
      [],
    ],
    ['from a person’s branch', { headBranch: 'claude-fixes' }, []],
  ])('%s', (_, about, expected) => {
    const clues = cluesOfRequest(request(about));
    expect(clues.map(({ kind, strength, tool }) => `${kind} ${strength} ${tool}`)).toEqual(
      expected,
    );
  });

  it('is about the whole change, and shows no secret', () => {
    const body = 'Generated with Claude Code ghp_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa (x)';
    const text = 'AI-assisted: ghp_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
    const clues = cluesOfRequest(request({ body: `${body}\n${text}` }));
    expect(clues).toHaveLength(1);
    expect(clues[0]).not.toHaveProperty('commits');
    expect(JSON.stringify(clues)).not.toContain('ghp_');
  });
});
