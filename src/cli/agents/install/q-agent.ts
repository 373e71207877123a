import { HOST_SECONDS } from './types.ts';

/** An agent of Amazon Q CLI and Kiro CLI 2: every tool it has by default, each behind the hook. */
export function qAgent(command: string): unknown {
  const hook = { command, timeout_ms: HOST_SECONDS * 1000 };
  return {
    name: 'holdpoint',
    description: 'The default agent, with Holdpoint before every tool.',
    tools: ['*'],
    hooks: { agentSpawn: [hook], preToolUse: [{ matcher: '*', ...hook }] },
  };
}
