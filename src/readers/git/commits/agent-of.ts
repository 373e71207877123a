import { AGENT_IDENTITIES, NAMELESS_AGENT_LINES } from './agent-identities.ts';
import type { Signature } from './parse-commit.ts';

const NOREPLY = /^(?:\d+\+)?([\w.-]+?)(\[bot\])?@users\.noreply\.github\.com$/;

/** GitHub gives these accounts to agents without calling them bots. */
const PLAIN_ACCOUNTS = new Set(['copilot']);

/** The agent that signs like this, or null. */
export function agentOfSignature({ name, email }: Signature): string | null {
  const address = email.toLowerCase();
  const [, account = '', bot] = NOREPLY.exec(address) ?? [];
  const isApp = bot !== undefined || PLAIN_ACCOUNTS.has(account);
  const found = AGENT_IDENTITIES.find(
    ({ addresses, accounts, names }) =>
      addresses.includes(address) ||
      (isApp && accounts.includes(account)) ||
      names.some((pattern) => pattern.test(name)),
  );
  return found?.tool ?? null;
}

/** What a line of a commit message says about an agent: its name, `null` for one unnamed; else undefined. */
export function agentOfLine(line: string): string | null | undefined {
  const known = AGENT_IDENTITIES.find(({ lines }) => lines.some((pattern) => pattern.test(line)));
  if (known !== undefined) return known.tool;
  return NAMELESS_AGENT_LINES.some((pattern) => pattern.test(line)) ? null : undefined;
}

/**
 * The tool after `Assisted-by:`: `AGENT:MODEL [TOOL…]` as the Linux kernel asks for, or the name of a
 * known agent. Null for anything else, since people are thanked in this way too.
 */
export function agentOfAssistance(value: string): string | null {
  const text = value.trim().toLowerCase();
  const known = AGENT_IDENTITIES.find(({ tool }) => {
    const [first = ''] = tool.toLowerCase().split(' ');
    return text.startsWith(tool.toLowerCase()) || new RegExp(`^${first}(?:[:/ -]|$)`).test(text);
  });
  if (known !== undefined && !text.includes('@')) return known.tool;
  return /^([^:\s@<>]+):[^\s@<>]+(?: [\w.-]+)*$/.exec(value.trim())?.[1] ?? null;
}

/** The agent that works on branches of this name, with or without the name of a remote in front. */
export function agentOfBranch(branch: string): string | null {
  const parts = branch
    .replace(/^refs\/(?:heads|remotes)\//, '')
    .toLowerCase()
    .split('/');
  const found = AGENT_IDENTITIES.find(({ branches }) =>
    branches.some((first) => {
      const place = parts.indexOf(first);
      return (place === 0 || place === 1) && place < parts.length - 1;
    }),
  );
  return found?.tool ?? null;
}
