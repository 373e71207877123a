import { amazonQ } from './hosts/amazon-q/host.ts';
import { claudeCode } from './hosts/claude-code/host.ts';
import { codex } from './hosts/codex/host.ts';
import { copilot } from './hosts/copilot/host.ts';
import { cursor } from './hosts/cursor/host.ts';
import { geminiCli } from './hosts/gemini-cli/host.ts';
import { generic } from './hosts/generic/host.ts';
import { kiro } from './hosts/kiro/host.ts';
import { opencode } from './hosts/opencode/host.ts';
import { windsurf } from './hosts/windsurf/host.ts';
import type { AgentHost } from './types.ts';

export const AGENT_HOSTS: readonly AgentHost[] = [
  claudeCode,
  codex,
  geminiCli,
  copilot,
  opencode,
  cursor,
  kiro,
  amazonQ,
  windsurf,
  generic,
];

/** The host of that id or alias, or null. */
export function hostNamed(name: string): AgentHost | null {
  return AGENT_HOSTS.find(({ id, aliases }) => id === name || aliases.includes(name)) ?? null;
}
