import type { DrillPlace, DrillStep } from '../../config/drills/load.ts';

/** A step that is a call, and no stop. */
export type DrillCall = Exclude<DrillStep, { readonly stop: unknown }>;

/** What the host sends its hook for a call: of the form that the real ones were seen to send. */
export function payloadOf(call: DrillCall, { cwd }: DrillPlace): Readonly<Record<string, unknown>> {
  if ('payload' in call) return call.payload;
  const { tool, input } = toolOf(call);
  switch (call.host) {
    case 'claude-code':
      return {
        session_id: SESSION,
        cwd,
        permission_mode: 'bypassPermissions',
        hook_event_name: 'PreToolUse',
        tool_name: tool,
        tool_input: input,
        tool_use_id: 'toolu_drill',
      };
    case 'codex':
      return {
        session_id: SESSION,
        turn_id: 'drill',
        cwd,
        hook_event_name: 'PreToolUse',
        permission_mode: 'bypassPermissions',
        tool_name: tool,
        tool_input: input,
        tool_use_id: 'call_drill',
      };
    case 'gemini-cli':
      return {
        session_id: SESSION,
        cwd,
        hook_event_name: 'BeforeTool',
        tool_name: tool,
        tool_input: input,
      };
    case 'copilot':
      return { sessionId: SESSION, cwd, toolName: tool, toolArgs: input };
    case 'generic':
      return { session: SESSION, cwd, tool, input };
  }
}

/** How a person reads the call. */
export function callInWords(call: DrillCall): string {
  if ('command' in call) return call.command.trim().replace(/\s*\n\s*/g, ' ; ');
  if ('mcp' in call) return `${call.mcp.server}/${call.mcp.tool} ${JSON.stringify(call.mcp.input)}`;
  if ('file' in call) {
    return `${call.file.content === undefined ? 'edit' : 'write'} ${call.file.path}`;
  }
  return JSON.stringify(call.payload);
}

const SESSION = 'drill';

/** Each host's own names for a shell, a write and an edit. */
const TOOLS = {
  'claude-code': ['Bash', 'Write', 'Edit'],
  codex: ['Bash', 'apply_patch', 'apply_patch'],
  'gemini-cli': ['run_shell_command', 'write_file', 'replace'],
  copilot: ['bash', 'create', 'edit'],
  generic: ['shell', 'write', 'edit'],
} as const;

function toolOf(call: Exclude<DrillCall, { readonly payload: unknown }>): {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
} {
  if ('mcp' in call) {
    return { tool: `mcp__${call.mcp.server}__${call.mcp.tool}`, input: call.mcp.input };
  }
  const [shell, write, edit] = TOOLS[call.host];
  if ('command' in call) return { tool: shell, input: { command: call.command } };
  const { path, content, edit: change } = call.file;
  const at = call.host === 'copilot' ? { path } : { file_path: path };
  return change === undefined
    ? { tool: write, input: { ...at, content } }
    : { tool: edit, input: { ...at, old_string: change.before, new_string: change.after } };
}
