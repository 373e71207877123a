/** How a host is told "no" by a launcher that got no answer. The reason goes in for `REASON`. */
export interface HostBlock {
  /** What goes to standard output; empty where the host reads none. Single quotes and `%` may not be in it. */
  readonly stdout: string;
  /** Every host named here takes exit 2 with words on standard error, or an exit other than 0, as a block. */
  readonly exitCode: 2;
}

const SILENT: HostBlock = { stdout: '', exitCode: 2 };

/**
 * Where a host prefers JSON to the exit code, the JSON says it as well, so that neither half alone lets a
 * call through: Gemini CLI believes an allow on standard output in spite of exit 2.
 */
export const HOST_BLOCKS: Readonly<Record<string, HostBlock>> = {
  'claude-code': SILENT,
  codex: SILENT,
  'gemini-cli': { stdout: '{"decision":"deny","reason":"REASON"}', exitCode: 2 },
  copilot: {
    stdout: '{"permissionDecision":"deny","permissionDecisionReason":"REASON"}',
    exitCode: 2,
  },
  opencode: { stdout: '{"outcome":"deny","message":"REASON"}', exitCode: 2 },
  cursor: {
    stdout: '{"permission":"deny","user_message":"REASON","agent_message":"REASON"}',
    exitCode: 2,
  },
  kiro: SILENT,
  'amazon-q': SILENT,
  windsurf: SILENT,
  generic: { stdout: '{"outcome":"deny","message":"REASON"}', exitCode: 2 },
};
