/** A payload of each host that is one shell command, as the host sends it. */
export function samplePayload(host: string, command: string, cwd: string): unknown {
  const session = 'holdpoint-doctor';
  switch (host) {
    case 'copilot':
      return { sessionId: session, timestamp: 0, cwd, toolName: 'bash', toolArgs: { command } };
    case 'opencode':
      return { tool: 'bash', args: { command }, sessionID: session, callID: '1', directory: cwd };
    case 'cursor':
      return {
        hook_event_name: 'beforeShellExecution',
        conversation_id: session,
        workspace_roots: [cwd],
        command,
        cwd,
      };
    case 'windsurf':
      return {
        agent_action_name: 'pre_run_command',
        trajectory_id: session,
        tool_info: { command_line: command, cwd },
      };
    default:
      return {
        hook_event_name: EVENTS[host] ?? 'PreToolUse',
        session_id: session,
        cwd,
        tool_name: TOOLS[host] ?? 'Bash',
        tool_input: { command },
      };
  }
}

const EVENTS: Readonly<Record<string, string>> = {
  'gemini-cli': 'BeforeTool',
  kiro: 'preToolUse',
  'amazon-q': 'preToolUse',
};
const TOOLS: Readonly<Record<string, string>> = {
  'gemini-cli': 'run_shell_command',
  kiro: 'execute_bash',
  'amazon-q': 'execute_bash',
};
