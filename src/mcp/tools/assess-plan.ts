import { z } from 'zod';
import { ToolFault } from '../ground/tool-fault.ts';
import { judgeText } from '../judging/judge.ts';
import { JudgementShape, judgementInWords, presentJudgement } from '../judging/present.ts';
import { readText } from '../judging/read-texts.ts';
import { Name, Path, Text } from './inputs.ts';
import { agentTool } from './types.ts';

const Input = z.strictObject({
  path: Path.optional(),
  text: Text.optional(),
  name: Name.optional().describe('a file name for the text, such as migration.sql'),
  before: Text.optional().describe('the version that the text takes the place of'),
});

export const assessPlan = agentTool({
  name: 'assess_plan',
  title: 'What would this change do?',
  description:
    'Reads a plan (Terraform, OpenTofu, Pulumi, CloudFormation), a diff, SQL, a manifest or settings, and ' +
    'says what it would do, how far it would reach, what cannot be undone, and whether a person has to ' +
    'release it. Give the text, or the path of a file in the workspace. Nothing is submitted.',
  input: Input,
  output: z.object(JudgementShape),
  answer: async ({ path, text, name, before }, { ground, host }) => {
    if ((path === undefined) === (text === undefined)) {
      throw new ToolFault('Give either path or text.');
    }
    const given = {
      name: name ?? path ?? 'text',
      text: text ?? (await ground.workspace.text(path ?? '')),
      before: before ?? null,
    };
    const data = presentJudgement(await judgeText(await readText(given), ground, host));
    return { text: judgementInWords(data), data };
  },
});
