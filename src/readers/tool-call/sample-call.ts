import type { Effect } from '../../core/change/types.ts';
import { insideBySql } from './sample-inside.ts';
import { readToolCall } from './read-tool-call.ts';
import type { ToolAct, ToolAround } from './types.ts';

export const AROUND: ToolAround = {
  cwd: '/work/app',
  home: '/home/dev',
  workspace: '/work/app',
  readInside: insideBySql,
  readCommand: (text) =>
    Promise.resolve({ inner: /\brm -rf\b|\bdrop\b/i.test(text) ? [LOSS] : [] }),
};

/** Stands for what the shell's reader makes of a command that destroys. */
const LOSS: Effect = {
  verb: 'delete',
  resource: { type: 'folder', address: 'src', provider: null, name: null },
  environment: 'development',
  environmentName: null,
  reversibility: 'irreversible',
  data: 'holds-data',
  traits: [],
  changes: [],
  why: 'Files are gone.',
  safer: [],
  evidence: [],
};

const HOLDS_ANYWHERE =
  /^(?:history-rewritten|system-path|guard-tampering|credential-read|data-sent|unread-code|publishes|message-deletion|log-erased|review-bypassed)$/;

function isHeld({ verb, reversibility, data, traits, environment }: Effect): boolean {
  if (traits.some((trait) => HOLDS_ANYWHERE.test(trait))) return true;
  if (verb === 'read') return false;
  if (environment === 'production') return true;
  if (reversibility === 'unknown') return !traits.includes('unlisted-program');
  if (reversibility === 'irreversible' && data !== 'none') return true;
  return reversibility !== 'reversible' && environment === 'unknown';
}

/** `held` or `passes`, in short what the default rules for agents come to. */
export async function verdictOn(act: ToolAct, around: Partial<ToolAround> = {}): Promise<string> {
  const { effects, signals } = await readToolCall(act, { ...AROUND, ...around });
  const held = effects.some(isHeld) || signals.some(({ weight }) => weight === 'hold');
  return held ? 'held' : 'passes';
}

export const file = (act: string, path: string, content: string | null = null): ToolAct => ({
  kind: 'file',
  act: act as 'write',
  path,
  content,
  edits: [],
});

export const mcp = (name: string, input: unknown = {}): ToolAct => {
  const slash = name.indexOf('/');
  return { kind: 'mcp', server: name.slice(0, slash), tool: name.slice(slash + 1), input };
};

export const fetched = (method: string, url: string, hasBody = false): ToolAct => ({
  kind: 'fetch',
  method,
  url,
  hasBody,
});
