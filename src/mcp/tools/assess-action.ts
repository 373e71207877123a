import { z } from 'zod';
import type { AgentAct } from '../../doors/agent/types.ts';
import { decideCall } from '../../cli/guard/decide-call.ts';
import { ToolFault } from '../ground/tool-fault.ts';
import { callOf } from '../judging/judge.ts';
import { JudgementShape, judgementInWords, presentJudgement } from '../judging/present.ts';
import type { Judgement } from '../judging/present.ts';
import { Command, Cwd, Dialect, Name } from './inputs.ts';
import { agentTool } from './types.ts';

const Input = z.strictObject({
  command: Command.optional(),
  dialect: Dialect,
  tool: z
    .strictObject({
      server: Name,
      name: Name,
      arguments: z.record(z.string(), z.unknown()).default({}),
    })
    .optional()
    .describe('a call of an MCP tool, in place of a command'),
  cwd: Cwd,
});

export const assessAction = agentTool({
  name: 'assess_action',
  title: 'What would this action do?',
  description:
    'Says what a command or a call of a tool would do, whether it would pass, be held for a person or be ' +
    'refused, why, and what would be safer. Runs nothing and holds nothing. Call it before anything that ' +
    'deletes, overwrites, deploys or touches production.',
  input: Input,
  output: z.object({ ...JudgementShape, message: z.string() }),
  answer: async (given, { ground, host }) => {
    const cwd = ground.workspace.folder(given.cwd);
    const acts = [actOf(given)];
    const decided = await decideCall(callOf(acts, cwd, host), ground.guard(host));
    const { outcome, message, context } = decided.answer;
    const judged = decided.judged === null ? NOTHING : presentJudgement(decided.judged);
    // The digest of a question is not that of the call itself, which says its own tool.
    const data = { ...judged, outcome, digest: null, message: message || context };
    return { text: judgementInWords(data, data.message), data };
  },
});

function actOf({ command, dialect, tool }: z.infer<typeof Input>): AgentAct {
  if ((command === undefined) === (tool === undefined)) {
    throw new ToolFault('Give either command or tool.');
  }
  if (command !== undefined) return { kind: 'command', text: command, dialect };
  const { server = '', name = '', arguments: input = {} } = tool ?? {};
  return { kind: 'mcp', server, tool: name, input };
}

/** Nothing was found that anything could be said of. */
const NOTHING: Judgement = {
  outcome: 'allow',
  headline: 'Nothing would be changed.',
  environment: 'unknown',
  digest: null,
  reasons: [],
  effects: [],
  effectsInAll: 0,
  notes: [],
  systems: [],
  systemsInAll: 0,
  losses: [],
  resembles: [],
  safer: [],
};
