/** An agent's shell says so in its environment. Each variable is one that the tool documents or sets. */
import type { ProvenanceClue } from '../../core/provenance/types.ts';

/**
 * Only variables that an agent sets for the commands it runs. Those of an editor's terminal
 * (`CURSOR_TRACE_ID`) or of a tool's own configuration (`CODEX_HOME`) are set for people as well.
 */
const AGENT_VARIABLES: ReadonlyMap<string, string> = new Map([
  ['CLAUDECODE', 'Claude Code'],
  ['CODEX_SANDBOX', 'Codex'],
  ['CODEX_SANDBOX_NETWORK_DISABLED', 'Codex'],
  ['CODEX_THREAD_ID', 'Codex'],
  ['GEMINI_CLI', 'Gemini CLI'],
  ['CURSOR_AGENT', 'Cursor'],
  ['COPILOT_CLI', 'GitHub Copilot'],
  ['COPILOT_AGENT_SESSION_ID', 'GitHub Copilot'],
  ['AUGMENT_AGENT', 'Augment'],
  ['OPENCODE', 'OpenCode'],
  ['QWEN_CODE', 'Qwen Code'],
  ['CLINE_ACTIVE', 'Cline'],
  ['GOOSE_TERMINAL', 'Goose'],
]);

/** Two conventions by which any agent may name itself in the variable's value. */
const NAMING_VARIABLES = ['AI_AGENT', 'AGENT'] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** One clue per agent that the environment names, in a fixed order. Values are never repeated. */
export function cluesOfEnvironment(env: Environment): readonly ProvenanceClue[] {
  const clues = new Map<string, ProvenanceClue>();
  for (const [variable, tool] of AGENT_VARIABLES) {
    if (isSet(env[variable]) && !clues.has(tool)) clues.set(tool, clue(variable, tool));
  }
  for (const variable of NAMING_VARIABLES) {
    const name = agentName(env[variable]);
    if (clues.size === 0 && name !== null) clues.set(name, clue(variable, name));
  }
  return [...clues.values()];
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false', 'no', 'off'].includes(value.toLowerCase());
}

/** `goose@1.2` is goose. Anything that does not look like a name (a socket, a path) is not one. */
function agentName(value: string | undefined): string | null {
  if (!isSet(value)) return null;
  const [name = ''] = (value ?? '').split('@');
  return /^[a-z][a-z0-9._-]{1,39}$/i.test(name) ? name : null;
}

function clue(variable: string, tool: string): ProvenanceClue {
  return {
    kind: 'environment',
    says: 'ai',
    strength: 'declared',
    tool,
    evidence: {
      source: 'environment',
      pointer: null,
      line: null,
      note: `${variable} is set, as ${tool} does for commands it runs`,
      excerpt: [],
    },
  };
}
