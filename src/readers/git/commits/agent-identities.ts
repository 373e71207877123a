/** How a coding agent may sign what it commits. Each of these can be left out, so none proves a human. */
export interface AgentIdentity {
  readonly tool: string;
  /** Whole e-mail addresses, lower case. Never a domain: people work at these companies too. */
  readonly addresses: readonly string[];
  /** Accounts of apps on GitHub; they commit as `NUMBER+NAME[bot]@users.noreply.github.com`. */
  readonly accounts: readonly string[];
  /** What the name of an author or committer may end in or be. */
  readonly names: readonly RegExp[];
  /** Lines of a commit message. */
  readonly lines: readonly RegExp[];
  /** First part of a branch's name: `claude/…`. */
  readonly branches: readonly string[];
}

function agent(tool: string, signs: Partial<Omit<AgentIdentity, 'tool'>>): AgentIdentity {
  return { tool, addresses: [], accounts: [], names: [], lines: [], branches: [], ...signs };
}

/**
 * Coding agents by the marks they are known to leave. To add one, add an entry with marks seen in its
 * documentation or in real commits, and a line in `clues-of-commits.test.ts`.
 */
export const AGENT_IDENTITIES: readonly AgentIdentity[] = [
  agent('Claude Code', {
    addresses: ['noreply@anthropic.com'],
    accounts: ['claude', 'anthropic-claude', 'claude-code-action'],
    lines: [
      /^(?:🤖 )?Generated with \[?Claude Code\b/i,
      /^Claude-Session: https:\/\/claude\.ai\//i,
    ],
    branches: ['claude'],
  }),
  agent('GitHub Copilot', {
    addresses: ['copilot@github.com'],
    accounts: ['copilot', 'copilot-swe-agent'],
    branches: ['copilot'],
  }),
  agent('Cursor', {
    addresses: ['cursoragent@cursor.com'],
    accounts: ['cursor'],
    lines: [
      /^Made(?:-with:| with) \[?Cursor\b/i,
      /^\S*https:\/\/cursor\.com\/(?:background-agent|agents\/)/i,
    ],
    branches: ['cursor'],
  }),
  agent('Codex', {
    addresses: ['noreply@openai.com', 'codex@openai.com'],
    accounts: ['openai-codex', 'chatgpt-codex-connector'],
    lines: [/^\S*https:\/\/chatgpt\.com\/codex\//i],
    branches: ['codex'],
  }),
  agent('Gemini Code Assist', { accounts: ['gemini-code-assist', 'gemini-cli'] }),
  agent('Jules', {
    accounts: ['google-labs-jules'],
    lines: [/^\S*https:\/\/jules\.google\.com\/task/i],
    branches: ['jules'],
  }),
  agent('Devin', {
    accounts: ['devin-ai-integration'],
    lines: [/https:\/\/app\.devin\.ai\/sessions\//i, /^Generated with \[?Devin\b/i],
    branches: ['devin'],
  }),
  agent('Aider', {
    addresses: ['aider@aider.chat', 'noreply@aider.chat', 'aider@aider.dev', 'noreply@aider.dev'],
    names: [/ \(aider\)$/i],
    lines: [/^aider: \S/],
  }),
  agent('Kiro', {
    addresses: [
      'noreply@kiro.dev',
      'kiro@aws.amazon.com',
      'kiro-agent@amazon.com',
      'kiro-noreply@amazon.com',
    ],
  }),
  agent('Amazon Q', { addresses: ['amazon-q@amazon.com'], accounts: ['amazon-q-developer'] }),
  agent('Amp', {
    addresses: ['amp@ampcode.com'],
    lines: [/^Amp-Thread-ID: https:\/\/ampcode\.com\/threads\//i],
  }),
  agent('opencode', {
    addresses: ['noreply@opencode.ai'],
    accounts: ['opencode-agent'],
    names: [/^opencode-agent(?:\[bot\])?$/i],
    branches: ['opencode'],
  }),
  agent('Windsurf', {
    addresses: ['cascade@windsurf.ai', 'cascade@windsurf.com'],
    accounts: ['windsurf-bot'],
    branches: ['windsurf-bot'],
  }),
  agent('OpenHands', { addresses: ['openhands@all-hands.dev'], branches: ['openhands'] }),
  agent('Factory Droid', { accounts: ['factory-droid'] }),
  agent('Warp', { addresses: ['noreply@warp.dev', 'oz-agent@warp.dev'] }),
  agent('Replit Agent', {
    lines: [/^Replit-Commit-Author: (?:Agent|Assistant)\s*$/i, /^Replit-Commit-Session-Id: \S/i],
  }),
];

/** Marks that say a machine helped, without saying which. */
export const NAMELESS_AGENT_LINES: readonly RegExp[] = [
  /^Entire-(?:Checkpoint|Agent|Session|Metadata|Source-Ref): \S/i,
  /^(?:AI|LLM)-(?:assisted|generated|model|tool|agent)(?:-by)?: (?!no\b|none\b|false\b)\S/i,
];
