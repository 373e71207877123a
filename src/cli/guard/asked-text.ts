import type { AgentAct } from '../../doors/agent/types.ts';
import { LineMask } from '../../readers/shared/mask-secrets.ts';

const LONGEST = 4000;

/** What an agent would do, in words and with secrets masked, for the person who decides. */
export function askedText(acts: readonly AgentAct[]): string {
  const text = acts.map(inWords).join('\n');
  const short = text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
  const mask = new LineMask();
  return short
    .split('\n')
    .map((line) => mask.show(line))
    .join('\n');
}

function inWords(act: AgentAct): string {
  switch (act.kind) {
    case 'command':
      return act.text;
    case 'file':
      return act.to === undefined
        ? `${act.act} ${act.path}`
        : `${act.act} ${act.path} to ${act.to}`;
    case 'mcp':
      return `${act.server}/${act.tool} ${asJson(act.input)}`;
    case 'fetch':
      return `${act.method} ${act.url}`;
    case 'harmless':
      return act.tool;
    case 'delegate':
      return `another agent: ${act.prompt}`;
    case 'unknown':
      return `${act.tool} ${asJson(act.input)}`;
  }
}

function asJson(value: unknown): string {
  return JSON.stringify(value)?.slice(0, LONGEST) ?? '';
}
