import { z } from 'zod';

const HOSTS = [
  'claude-code',
  'codex',
  'gemini-cli',
  'copilot',
  'opencode',
  'cursor',
  'kiro',
  'amazon-q',
  'windsurf',
  'generic',
] as const;

/** Hosts whose payload is made here from what was called; of another one, a drill gives it as it is. */
const SHORT_HOSTS = ['claude-code', 'codex', 'gemini-cli', 'copilot', 'generic'] as const;

const host = z
  .enum(SHORT_HOSTS)
  .default('claude-code')
  .describe('The agent that calls; its payload is made as it sends it');
const passes = z
  .boolean()
  .default(false)
  .describe('A step on the way that does no harm by itself, and has to pass');

const EditSchema = z.strictObject({ before: z.string(), after: z.string() });

const DrillStepSchema = z
  .union([
    z.strictObject({
      command: z.string().min(1).max(20_000).describe('What the agent’s shell is given'),
      host,
      passes,
    }),
    z.strictObject({
      file: z
        .strictObject({
          path: z.string().min(1),
          content: z.string().optional().describe('The whole new text'),
          edit: EditSchema.optional().describe('What is replaced, and by what'),
        })
        .refine(({ content, edit }) => (content === undefined) !== (edit === undefined), {
          message: 'a file is either written (content) or edited (edit)',
        })
        .describe('A file that the agent’s own tool writes or edits'),
      host: z.enum(['claude-code', 'gemini-cli', 'copilot', 'generic']).default('claude-code'),
      passes,
    }),
    z.strictObject({
      mcp: z
        .strictObject({
          server: z.string().regex(/^[\w-]+$/),
          tool: z.string().regex(/^[\w-]+$/),
          input: z.record(z.string(), z.unknown()).default({}),
        })
        .describe('A tool of an MCP server'),
      host: z.enum(['claude-code', 'codex']).default('claude-code'),
      passes,
    }),
    z.strictObject({
      payload: z
        .record(z.string(), z.unknown())
        .describe('The payload, word for word as the host sends it'),
      host: z.enum(HOSTS),
      passes,
    }),
    z.strictObject({
      stop: z
        .strictObject({
          by: z.string().min(1),
          reason: z.string().min(1),
          agent: z.enum(HOSTS).optional().describe('The one host that is stopped; all without it'),
        })
        .describe('From here on a stop is in force'),
    }),
  ])
  .describe('A call of one of an agent’s tools, or a stop between two of them');

export const DrillCallsSchema = z
  .array(DrillStepSchema)
  .default([])
  .describe('Calls of an agent’s tools in order, answered as its hook answers them');

export const DrillPlaceSchema = z
  .strictObject({
    cwd: z.string().startsWith('/').default('/home/noor/work').describe('Where the agent works'),
    home: z.string().startsWith('/').default('/home/noor'),
    operator: z.string().min(1).default('noor.haddad@example.com').describe('Whom it acts for'),
    branch: z.string().min(1).default('fix'),
    remote: z.string().min(1).default('git@git.example.com:halden/app.git'),
    env: z.record(z.string(), z.string()).default({}).describe('Variables of the agent’s shell'),
    files: z
      .array(z.strictObject({ path: z.string().min(1), text: z.string() }))
      .default([])
      .describe('Files that lie there: absolute, or relative to cwd'),
  })
  .describe('The machine that the calls come from: made up, and nothing of it is written anywhere');

export type DrillStepFile = z.infer<typeof DrillStepSchema>;
export type DrillPlaceFile = z.infer<typeof DrillPlaceSchema>;
