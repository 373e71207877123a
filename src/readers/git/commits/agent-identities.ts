/** How a coding agent may sign what it makes. Each of these can be left out, so none proves a human. */
export interface AgentIdentity {
  readonly tool: string;
  /**
   * What it is called in "Generated with …", in `Assisted-by:` and by tools that keep records; lower case.
   * People may be called so too, so none counts beside an address.
   */
  readonly aliases: readonly string[];
  /** Names that nobody but this agent or its models has, whatever address stands beside them. */
  readonly names: readonly RegExp[];
  /** Whole e-mail addresses, lower case. Never a domain: people work at these companies too. */
  readonly addresses: readonly string[];
  /** Accounts of apps on GitHub; they commit as `NUMBER+NAME[bot]@users.noreply.github.com`. */
  readonly accounts: readonly string[];
  /** Lines of a message. */
  readonly lines: readonly RegExp[];
  /** Names of branches. */
  readonly branches: readonly RegExp[];
}

function agent(tool: string, signs: Partial<Omit<AgentIdentity, 'tool'>>): AgentIdentity {
  const none = { addresses: [], accounts: [], names: [], lines: [], branches: [] };
  const { aliases = [], ...rest } = signs;
  return { tool, ...none, ...rest, aliases: [...new Set([tool.toLowerCase(), ...aliases])] };
}

/**
 * Coding agents by the marks they are known to leave, each with where it is said or was seen. To add one,
 * add an entry and a line in `agent-of.test.ts`, with somebody who only looks like it.
 */
export const AGENT_IDENTITIES: readonly AgentIdentity[] = [
  // Attribution in Claude Code's settings; its action's bots; session links of the web version.
  agent('Claude Code', {
    aliases: ['claude', 'claude-code', 'claude_code'],
    names: [/^claude[ -](?:code|opus|sonnet|haiku|fable|mythos|v?\d)/i],
    addresses: ['noreply@anthropic.com', 'claude@anthropic.com'],
    accounts: ['claude', 'anthropic-claude', 'claude-code-action'],
    lines: [/^Claude-Session: ?https:\/\/claude\.ai\//i, /^https:\/\/claude\.ai\/code\/session_/i],
    branches: [/^claude\/./],
  }),
  // Account of the coding agent and of the command line; VS Code's git.addAICoAuthor.
  agent('GitHub Copilot', {
    aliases: ['copilot', 'copilot-cli', 'copilot_cli', 'github-copilot', 'copilot cli'],
    names: [/^github[ -]copilot\b/i, /^copilot[ -](?:agent|cli|swe-agent|coding agent)\b/i],
    addresses: ['copilot@github.com'],
    accounts: ['copilot', 'copilot-swe-agent'],
    lines: [/^<!-- START COPILOT (?:CODING AGENT|ORIGINAL PROMPT)\b/],
    branches: [/^copilot\/./],
  }),
  // Identity of cloud agents and co-author of local ones, by Cursor's forum; links to background agents.
  agent('Cursor', {
    aliases: ['cursor agent', 'cursor-agent', 'cursor_agent'],
    names: [/^cursor[ -]agent\b/i, /^cursoragent$/i],
    addresses: ['cursoragent@cursor.com'],
    accounts: ['cursor'],
    lines: [/^\S{0,3}https:\/\/cursor\.com\/(?:background-agent|agents\/)/i],
    branches: [/^cursor\/./],
  }),
  // Threads in openai/codex on co-authors (off by default); label, branch and links of the cloud version.
  agent('Codex', {
    aliases: ['openai codex', 'codex cli', 'codex-cli', 'chatgpt codex', 'codex_cli'],
    names: [/^(?:openai|chatgpt)[ -]codex\b/i, /^codex cli\b/i],
    addresses: ['noreply@openai.com', 'codex@openai.com'],
    accounts: ['openai-codex', 'chatgpt-codex-connector'],
    lines: [/^\S{0,3}https:\/\/chatgpt\.com\/codex\//i],
    branches: [/^codex\/./],
  }),
  // Models named without the tool around them, as projects ask for in their guidelines.
  agent('ChatGPT', { aliases: ['openai'], names: [/^(?:openai )?(?:chatgpt|gpt-?\d)/i] }),
  // App on GitHub; account that projects name as co-author of the command line.
  agent('Gemini CLI', {
    aliases: ['gemini', 'gemini-cli', 'gemini code assist', 'gemini-code-assist'],
    names: [/^(?:google )?gemini[ -](?:cli|code|pro|flash|\d)/i],
    addresses: [
      '218195315+gemini-cli@users.noreply.github.com',
      'gemini-cli@google.com',
      'gemini-cli-agent@google.com',
    ],
    accounts: ['gemini-code-assist', 'gemini-cli'],
  }),
  // Author of its commits in repositories of Google Labs; links to its tasks.
  agent('Jules', {
    aliases: ['google jules', 'google labs jules'],
    names: [/^google(?: labs)? jules$/i],
    accounts: ['google-labs-jules'],
    lines: [/^\S{0,3}https:\/\/jules\.google\.com\/task/i, /^PR created automatically by Jules\b/i],
    branches: [/^jules[-/].*\d{6}/],
  }),
  // Trailer and links that its pull requests carry; branches are numbered by the second.
  agent('Devin', {
    aliases: ['devin ai', 'devin-ai'],
    names: [/^devin[ -]ai\b/i],
    accounts: ['devin-ai-integration'],
    lines: [/^(?:Link to Devin (?:run|session): ?|\S{0,3})https:\/\/app\.devin\.ai\/sessions\//i],
    branches: [/^devin\/\d{9}/],
  }),
  // Documentation of its git integration: names, co-author, prefix of messages.
  agent('Aider', {
    names: [/ \(aider\)$/i, /^aider \(.+\)$/i],
    addresses: ['aider@aider.chat', 'noreply@aider.chat', 'aider@aider.dev', 'noreply@aider.dev'],
    lines: [
      /^aider: (?:feat|fix|docs|style|refactor|perf|test|build|ci|chore)(?:\([^)]{1,60}\))?!?: /,
    ],
  }),
  // Co-authors seen in public histories.
  agent('Kiro', {
    aliases: ['kiro agent', 'kiro-cli', 'kiro cli'],
    names: [/^kiro (?:agent|ai|cli)\b/i],
    addresses: [
      'noreply@kiro.dev',
      'kiro@kiro.dev',
      'kiro@aws.amazon.com',
      'kiro-agent@amazon.com',
      'kiro-noreply@amazon.com',
    ],
    accounts: ['kiro-agent'],
  }),
  // App on GitHub.
  agent('Amazon Q', {
    aliases: ['amazon q developer', 'amazon-q'],
    names: [/^amazon[ -]?q\b/i],
    addresses: ['amazon-q@amazon.com'],
    accounts: ['amazon-q-developer'],
  }),
  // Thread links are on by default; projects' guidelines name the co-author.
  agent('Amp', {
    aliases: ['ampcode', 'amp code'],
    addresses: ['amp@ampcode.com'],
    lines: [/^Amp-Thread(?:-ID)?: ?https:\/\/ampcode\.com\/threads\//i],
  }),
  // Its action's identity.
  agent('opencode', {
    names: [/^opencode-agent(?:\[bot\])?$/i],
    addresses: ['noreply@opencode.ai'],
    accounts: ['opencode-agent'],
    branches: [/^opencode\/./],
  }),
  // Co-author of Cascade; its app.
  agent('Windsurf', {
    aliases: ['cascade', 'windsurf cascade'],
    names: [/^windsurf cascade\b/i],
    addresses: ['cascade@windsurf.ai', 'cascade@windsurf.com'],
    accounts: ['windsurf-bot'],
    branches: [/^windsurf-bot\/./],
  }),
  // Its system prompt and default settings.
  agent('OpenHands', {
    addresses: ['openhands@all-hands.dev', 'openhands@openhands.dev'],
    accounts: ['openhands-agent', 'openhands-ai'],
    branches: [/^openhands\/./, /^openhands-fix-issue-\d/],
  }),
  // App on GitHub; git-ai's name for it.
  agent('Factory Droid', {
    aliases: ['droid', 'factory-droid', 'factoryai-droid'],
    names: [/^factory[ -](?:ai )?droid\b/i, /^factory-droid\[bot\]$/i],
    addresses: ['droid@factory.ai'],
    accounts: ['factory-droid'],
  }),
  // Its own repository's threads.
  agent('Warp', {
    names: [/^warp agent\b/i],
    addresses: ['noreply@warp.dev', 'oz-agent@warp.dev', 'agent@warp.dev'],
  }),
  // Trailers of its checkpoints.
  agent('Replit Agent', {
    names: [/^replit (?:ai )?agent$/i],
    lines: [/^Replit-Commit-Author: (?:Agent|Assistant)\s*$/i, /^Replit-Commit-Session-Id: \S/i],
  }),
  // Attribution in its source and settings.
  agent('Crush', { aliases: ['charm crush'], addresses: ['crush@charm.land'] }),
  // Default of its co-author setting.
  agent('Qwen Code', {
    aliases: ['qwen', 'qwen-code', 'qwen-coder'],
    names: [/^qwen[ -]?(?:code|\d)/i],
    addresses: ['qwen-coder@alibabacloud.com'],
  }),
  // Co-author in public guidelines and commits.
  agent('Junie', {
    aliases: ['jetbrains junie'],
    names: [/^jetbrains junie\b/i],
    addresses: ['junie@jetbrains.com'],
    accounts: ['jetbrains-junie', 'jetbrains-ai'],
  }),
  // Both lines end each message that it writes.
  agent('Mistral Vibe', {
    aliases: ['vibe', 'mistral-vibe'],
    names: [/^mistral vibe\b/i, /^devstral\b/i],
    addresses: ['vibe@mistral.ai'],
  }),
  // Apps on GitHub, by the list of CHAOSS.
  agent('Cline', { addresses: ['noreply@cline.bot'], accounts: ['cline'] }),
  agent('Continue', { aliases: ['continue.dev'], accounts: ['continue'] }),
  agent('Cody', {
    aliases: ['sourcegraph cody'],
    names: [/^sourcegraph[ -]cody\b/i],
    accounts: ['sourcegraph-cody'],
  }),
  // Commit as themselves, once for each prompt.
  agent('Lovable', { accounts: ['lovable-dev', 'gpt-engineer-app'] }),
  agent('v0', { accounts: ['v0'], branches: [/^v0\/./] }),
  agent('Bolt', { aliases: ['bolt.new'], accounts: ['bolt-new-by-stackblitz'] }),
  // Apps that open pull requests of their own.
  agent('Sweep', { aliases: ['sweep ai'], accounts: ['sweep-ai'], branches: [/^sweep\/./] }),
  agent('Codegen', { accounts: ['codegen-sh'], branches: [/^codegen-bot\/./] }),
  agent('SWE-agent', { addresses: ['noemail@swe-agent.com'] }),
  agent('Charlie', { aliases: ['charliehelps'], accounts: ['charliecreates'] }),
  // Extension's co-author; opt-in.
  agent('Trae', { aliases: ['trae agent'], addresses: ['traecli@bytedance.com'] }),
  agent('Goose', {
    aliases: ['block goose', 'codename goose'],
    addresses: ['goose@opensource.block.xyz'],
  }),
  agent('Augment', {
    aliases: ['augment code', 'auggie'],
    names: [/^augment (?:code|agent)\b/i],
    accounts: ['augmentcode'],
  }),
  agent('Grok', {
    aliases: ['grok build'],
    names: [/^grok[ -](?:build|code|\d)/i],
    addresses: ['grok@x.ai'],
  }),
  agent('Rovo Dev', { names: [/^rovo ?dev\b/i] }),
  agent('Roo Code', { aliases: ['roo-code', 'roocode'], names: [/^roo[ -]?code\b/i] }),
  agent('Kilo Code', { aliases: ['kilocode', 'kilo-code'], names: [/^kilo[ -]?code\b/i] }),
  agent('Antigravity', {
    names: [/^google antigravity\b/i],
    addresses: ['antigravity@google.com'],
  }),
];

/** Marks that say a machine helped, without saying which. */
export const NAMELESS_AGENT_LINES: readonly RegExp[] = [
  /^(?:AI|LLM|GenAI)-(?:assisted|generated|model|tool|agent|assistance)(?:-by)?: ?(?!no\b|none\b|false\b|n\/a\b|-$)\S/i,
];

/** Trailers of Entire: the session behind a commit is kept as a checkpoint. */
export const CHECKPOINT_LINE =
  /^Entire-(?:Checkpoint|Agent|Session|Metadata|Metadata-Task|Source-Ref|Condensation): ?\S/i;
