import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGENT_IDENTITIES } from './agent-identities.ts';
import {
  agentOfAccount,
  agentOfAddress,
  agentOfAssistance,
  agentOfBranch,
  agentOfSignature,
} from './agent-of.ts';
import { marksOf, mayHoldMarks } from './marks-of-message.ts';

/** What each line of a message by itself says: the tools, `?` for one unnamed. */
function tools(...message: readonly string[]): readonly string[] {
  return marksOf(message).map(({ tool }) => tool ?? '?');
}

describe('a signature', () => {
  it.each([
    ['Claude Opus 4.6 (1M context)', 'someone@example.org', 'Claude Code'],
    ['gemini-cli', '218195315+gemini-cli@users.noreply.github.com', 'Gemini CLI'],
    ['Copilot', '223556219+Copilot@users.noreply.github.com', 'GitHub Copilot'],
    ['Qwen-Coder', 'qwen-coder@alibabacloud.com', 'Qwen Code'],
    ['Mistral Vibe', 'vibe@mistral.ai', 'Mistral Vibe'],
    ['Junie', 'junie@jetbrains.com', 'Junie'],
    ['lovable-dev[bot]', '159125892+lovable-dev[bot]@users.noreply.github.com', 'Lovable'],
    ['devin-ai-integration[bot]', 'bot@example.org', 'Devin'],
    ['Сlaude', 'nоreply@anthropic.com', 'Claude Code'],
    ['Claude', 'noreply@anthr\u200bopic.com', 'Claude Code'],
    ['Claude Monet', 'claude.monet@example.org', null],
    ['Claude', 'claude@example.org', null],
    ['Devin Booker', 'devin@example.org', null],
    ['Jules Verne', 'jules@google.com', null],
    ['An Employee', 'an.employee@cursor.com', null],
    ['An Employee', 'an.employee@openai.com', null],
    ['A Person', 'noreply@anthropic.com.example.org', null],
    ['A Person', '1+lovable-dev@users.noreply.github.com', null],
    ['renovate[bot]', '29139614+renovate[bot]@users.noreply.github.com', null],
  ])('of %s <%s> is that of %s', (name, email, tool) => {
    expect(agentOfSignature({ name, email })).toBe(tool);
  });

  it('is an agent by its address alone, whatever name stands before it', () => {
    expect(agentOfAddress('ada@example.org')).toBeNull();
    expect(agentOfSignature({ name: 'Ada (aider)', email: 'ada@example.org' })).toBe('Aider');
  });

  it.each([
    ['devin-ai-integration', true, 'Devin'],
    ['Copilot', true, 'GitHub Copilot'],
    ['google-labs-jules[bot]', false, 'Jules'],
    ['claude', false, null],
    ['dependabot', true, null],
  ])('of the account %s (a bot: %s) is that of %s', (login, isBot, tool) => {
    expect(agentOfAccount(login, isBot)).toBe(tool);
  });
});

describe('a message', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['a trailer', ['x', '', 'Co-authored-by: Claude <noreply@anthropic.com>'], ['Claude Code']],
    [
      'a trailer in the middle',
      ['x', '', 'Co-Authored-By: Claude <noreply@anthropic.com>', '', 'More.'],
      ['Claude Code'],
    ],
    ['another case', ['x', '', 'CO-AUTHORED-BY: claude <NOREPLY@ANTHROPIC.COM>'], ['Claude Code']],
    ['odd spacing', ['x', '', 'co-authored-by  :Claude<noreply@anthropic.com>'], ['Claude Code']],
    [
      'lookalike letters',
      ['x', '', 'Со-аuthоred-bу: Сlaude <nоreрly@аnthropic.соm>'],
      ['Claude Code'],
    ],
    [
      'letters of no width',
      ['x', '', 'Co-auth\u200bored-by: Claude <noreply@anthropic\u2060.com>'],
      ['Claude Code'],
    ],
    [
      'full-width letters',
      ['x', '', 'Ｃｏ-authored-by： Claude <noreply@anthropic.com>'],
      ['Claude Code'],
    ],
    [
      'a folded trailer',
      ['x', '', 'Co-authored-by: Claude', ' <noreply@anthropic.com>'],
      ['Claude Code'],
    ],
    [
      'a trailer hidden as a fold',
      [
        'x',
        '',
        'Signed-off-by: Ada <ada@example.org>',
        ' Co-authored-by: Claude <noreply@anthropic.com>',
      ],
      ['Claude Code'],
    ],
    [
      'a list of a squash',
      ['x (#12)', '', '* First', '* Co-authored-by: Cursor <cursoragent@cursor.com>'],
      ['Cursor'],
    ],
    ['a name without an address', ['x', '', 'Co-authored-by: GitHub Copilot'], ['GitHub Copilot']],
    [
      'two on one line',
      ['x', '', 'Co-authored-by: Ada <a@example.org>, Claude <noreply@anthropic.com>'],
      ['Claude Code'],
    ],
    [
      'the kernel’s form',
      ['x', '', 'Assisted-by: Claude:claude-3-opus coccinelle sparse'],
      ['Claude Code'],
    ],
    [
      'the kernel’s form, unknown agent',
      ['x', '', 'Assisted-by: Some-Agent:model-1'],
      ['Some-Agent'],
    ],
    ['a machine without a name', ['x', '', 'Assisted-by: LLM'], ['?']],
    ['a model via a tool', ['x', '', 'Assisted-by: GLM-5 via Crush <crush@charm.land>'], ['Crush']],
    [
      'what is asked for at Apache',
      ['x', '', 'Generated-by: Claude Code (Opus 4.6)'],
      ['Claude Code'],
    ],
    ['a closing line', ['x', '', '💘 Generated with Crush'], ['Crush']],
    [
      'a closing line with a link',
      [
        'x',
        '',
        '🤖 Generated with [Claude Code](https://claude.com/claude-code) via [Happy](https://x.example)',
      ],
      ['Claude Code'],
    ],
    ['a closing line in italics', ['x', '', '*Generated by Mistral Vibe.*'], ['Mistral Vibe']],
    [
      'a fence that is never closed',
      ['x', '```', 'Co-authored-by: Claude <noreply@anthropic.com>'],
      ['Claude Code'],
    ],
    ['aider’s prefix', ['aider: feat: add a cart'], ['Aider']],
    ['a thread', ['x', '', 'Amp-Thread-ID: https://ampcode.com/threads/T-1'], ['Amp']],

    ['nothing', ['x'], []],
    ['what a revert quotes', ['Revert "x (Co-authored-by: Claude <noreply@anthropic.com>)"'], []],
    ['a quotation', ['x', '', '> Co-authored-by: Claude <noreply@anthropic.com>'], []],
    [
      'an example',
      ['x', '', 'Write:', '', '    Co-authored-by: Claude <noreply@anthropic.com>'],
      [],
    ],
    ['a block of code', ['x', '```', 'Co-authored-by: Claude <noreply@anthropic.com>', '```'], []],
    ['prose about it', ['Remove "Generated with Claude Code" from messages'], []],
    [
      'prose that begins with it',
      [
        'Generated with Claude Code in mind, this page explains hooks.',
        '',
        'Made with Gemini CLI users in mind.',
      ],
      [],
    ],
    [
      'other makers',
      ['x', '', 'Generated with love', 'Made with care by people', 'Built with CMake'],
      [],
    ],
    ['generators', ['x', '', 'Generated-by: protoc-gen-go v1.2', 'Generated-by: openapi:3.0'], []],
    [
      'people with such names',
      [
        'x',
        '',
        'Co-authored-by: Claude Monet <monet@example.org>',
        'Written by Devin',
        'Made by Jules',
      ],
      [],
    ],
    [
      'people who are thanked',
      ['x', '', 'Assisted-by: Ada Lovelace', 'Assisted-by: Claude Monet'],
      [],
    ],
    ['a scope', ['aider: bump the version in our dotfiles'], []],
    ['a denial', ['x', '', 'AI-assisted: no', 'AI-Generated: none'], []],
  ])('with %s', (_, message, expected) => {
    expect(tools(...message)).toEqual(expected);
  });

  it('of lines without end is read in bounded time, from their beginning', () => {
    const long = 'x'.repeat(1_000_000);
    const message = [
      `Co-authored-by: Claude <noreply@anthropic.com> ${long}`,
      `Generated with ${long}`,
    ];
    expect(tools(...message)).toEqual(['Claude Code']);
  });

  it('that the first look passes over holds no mark', () => {
    const marked = [
      ...AGENT_IDENTITIES.flatMap(({ aliases, addresses }) => [
        ...aliases.map((alias) => `Generated with ${alias}`),
        ...addresses.map((address) => `Co-authored-by: X <${address}>`),
      ]),
      'Claude-Session: https://claude.ai/x',
      'https://app.devin.ai/sessions/1',
      'Replit-Commit-Author: Agent',
      'Entire-Checkpoint: 0123456789ab',
      'AI-assisted: yes',
    ];
    for (const line of marked)
      expect([line, tools(line).length, mayHoldMarks(line)]).toEqual([line, 1, true]);
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (lines) => {
        if (!mayHoldMarks(lines.join('\n'))) expect(marksOf(lines)).toEqual([]);
        else expect(marksOf(lines).length).toBeLessThanOrEqual(lines.length * 2);
      }),
      { seed: 18 },
    );
  });
});

describe('what assists', () => {
  it.each([
    ['Claude Opus 4.6', 'Claude Code'],
    ['gpt-5.2', 'ChatGPT'],
    ['Claude', 'Claude Code'],
    ['coccinelle', null],
    ['https://example.org', null],
    ['Viktor Szakats', null],
  ])('as %s is %s', (value, tool) => {
    expect(agentOfAssistance(value)).toBe(tool);
  });
});

describe('a branch', () => {
  it.each([
    ['claude/issue-12', 'Claude Code'],
    ['devin/1734567890-fix', 'Devin'],
    ['openhands-fix-issue-12', 'OpenHands'],
    ['refs/heads/codex/add-tests', 'Codex'],
    ['claude-fixes', null],
    ['ada/claude-fixes', null],
    ['users/claude/fix', null],
    ['devin/fix-login', null],
    ['jules/fix-login', null],
    ['copilot', null],
  ])('called %s is that of %s', (branch, tool) => {
    expect(agentOfBranch(branch)).toBe(tool);
  });
});

it('knows at least twenty tools, each by a mark of its own', () => {
  const signs = AGENT_IDENTITIES.flatMap(({ addresses, accounts, aliases }) => [
    ...addresses,
    ...accounts.map((account) => `${account}[bot]`),
    ...aliases,
  ]);
  expect(AGENT_IDENTITIES.length).toBeGreaterThanOrEqual(20);
  expect(signs).toEqual([...new Set(signs)]);
});
