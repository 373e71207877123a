import type { z } from 'zod';
import type { Ground, HostNames } from '../ground/ground.ts';

/** Who asks, and where. */
export interface Asking {
  readonly ground: Ground;
  readonly host: HostNames;
}

export interface ToolAnswer {
  /** For a model or a person to read. */
  readonly text: string;
  /** The same as data, in the shape of `output`. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** One tool for agents. Siblings have this shape and stand in `registry.ts`; none of them changes anything. */
export interface AgentTool {
  readonly name: string;
  readonly title: string;
  /** When to call it, for a model. */
  readonly description: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodObject;
  /** `given` has passed `input`. Throws `ToolFault` or `InputError` with one line for whoever asked. */
  readonly answer: (given: unknown, asking: Asking) => Promise<ToolAnswer>;
}

/** A tool whose input and output are known to the type checker where it is written. */
export function agentTool<I extends z.ZodObject, O extends z.ZodObject>(tool: {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: I;
  readonly output: O;
  readonly answer: (
    given: z.infer<I>,
    asking: Asking,
  ) => Promise<{ readonly text: string; readonly data: z.infer<O> }>;
}): AgentTool {
  return { ...tool, answer: (given, asking) => tool.answer(given as z.infer<I>, asking) };
}
