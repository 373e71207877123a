/** What the scripted model does in one turn: words, or one call of a tool. */
export type Step =
  | { readonly text: string }
  | { readonly tool: string; readonly input: Readonly<Record<string, unknown>> };

const MARK = 'SCRIPT:';

/** A prompt that carries the whole script of the model that will answer it. */
export function promptFor(steps: readonly Step[]): string {
  return `${MARK}${Buffer.from(JSON.stringify(steps)).toString('base64url')}`;
}

/** The turn that comes after so many results of tools, by the script somewhere in the request. */
export function nextStep(request: string, results: number): Step {
  const script = /SCRIPT:([\w-]+)/u.exec(request)?.[1];
  if (script === undefined) return { text: 'ok' };
  const steps = JSON.parse(Buffer.from(script, 'base64url').toString()) as readonly Step[];
  return steps[results] ?? { text: 'done' };
}
