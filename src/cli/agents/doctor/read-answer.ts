import type { HookOutput } from '../../../doors/agent/types.ts';

/** What a host makes of an answer. `unclear` is what the host might take for leave. */
export type Meaning = 'goes on' | 'blocked' | 'unclear';

/** Read as the host reads it, not as Holdpoint writes it. */
export function meaningOf(host: string, { stdout, stderr, exitCode }: HookOutput): Meaning {
  const json = jsonOf(stdout);
  const hasWords = stderr.trim() !== '';
  switch (host) {
    case 'opencode':
    case 'generic':
      if (exitCode === 0 && json?.['outcome'] === 'allow') return 'goes on';
      return exitCode === 2 ? 'blocked' : 'unclear';
    case 'cursor':
      if (json?.['permission'] === 'deny' || json?.['permission'] === 'ask') return 'blocked';
      return exitCode === 0 && json !== null && Object.keys(json).length === 0
        ? 'goes on'
        : 'unclear';
    case 'gemini-cli':
      if (json?.['decision'] === 'deny') return 'blocked';
      break;
    case 'copilot':
      if (json?.['permissionDecision'] === 'deny' || json?.['permissionDecision'] === 'ask') {
        return 'blocked';
      }
      break;
    case 'claude-code': {
      const decision = (json?.['hookSpecificOutput'] as Record<string, unknown> | undefined)?.[
        'permissionDecision'
      ];
      if (decision === 'deny' || decision === 'ask' || decision === 'defer') return 'blocked';
      if (exitCode === 0 && json !== null && decision === undefined) return 'goes on';
      break;
    }
    default:
  }
  if (exitCode === 2 && hasWords) return 'blocked';
  return exitCode === 0 && stdout === '' ? 'goes on' : 'unclear';
}

function jsonOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}
