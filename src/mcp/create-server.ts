import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  ListResourceTemplatesRequestSchema,
  ListResourcesRequestSchema,
  ListToolsRequestSchema,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { hostOfClient } from './ground/client-host.ts';
import type { Ground } from './ground/ground.ts';
import { AGENT_RESOURCES, ZONE_TEMPLATE, readResource } from './resources/registry.ts';
import { callTool } from './tools/call-tool.ts';
import { AGENT_TOOLS } from './tools/registry.ts';
import type { AgentTool, Asking } from './tools/types.ts';

const INSTRUCTIONS =
  'Holdpoint stands between agents and production. Before you act, call compare_candidates with every way ' +
  'you can think of, or assess_action with the one. Before you edit files, call zones and lessons. What is ' +
  'held waits for a person; do not look for a way around it.';

/** Nothing here changes anything, and nothing here reaches beyond this machine and its own server. */
const ANNOTATIONS = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
} as const;

/** Characters of a page at most. */
const LONGEST_PAGE = 200_000;

/** A server for one client, over any transport. */
export function createServer(ground: Ground): Server {
  const server = new Server(
    { name: 'holdpoint', title: 'Holdpoint', version: ground.version },
    { capabilities: { tools: {}, resources: {} }, instructions: INSTRUCTIONS },
  );
  const asking = (): Asking => ({ ground, host: hostOfClient(server.getClientVersion(), 'mcp') });

  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: AGENT_TOOLS.map(described) }));
  server.setRequestHandler(CallToolRequestSchema, ({ params }) =>
    callTool(params.name, params.arguments ?? {}, asking()),
  );
  server.setRequestHandler(ListResourcesRequestSchema, () => ({
    resources: AGENT_RESOURCES.map(({ uri, name, title, description }) => ({
      uri,
      name,
      title,
      description,
      mimeType: 'text/plain',
    })),
  }));
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({
    resourceTemplates: [ZONE_TEMPLATE],
  }));
  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }) => {
    try {
      const text = (await readResource(uri, asking())).slice(0, LONGEST_PAGE);
      return { contents: [{ uri, mimeType: 'text/plain', text }] };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw Object.assign(new Error(why), { code: ErrorCode.InvalidParams });
    }
  });
  return server;
}

function described({ name, title, description, input, output }: AgentTool) {
  return {
    name,
    title,
    description,
    inputSchema: schemaOf(input, 'input'),
    outputSchema: schemaOf(output, 'output'),
    annotations: { title, ...ANNOTATIONS },
  };
}

function schemaOf(schema: z.ZodObject, io: 'input' | 'output') {
  return { ...z.toJSONSchema(schema, { io }), type: 'object' as const };
}
