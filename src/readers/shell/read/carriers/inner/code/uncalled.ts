import type { Token } from './tokens.ts';

const DEFINES = /^(?:def|function|sub|func|fn)$/;

/** Names of functions that are defined and never named again. */
export function uncalled(tokens: readonly Token[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const defined = new Set<string>();
  count(tokens, counts);
  tokens.forEach((token, at) => {
    if (token.kind !== 'name' || !DEFINES.test(token.text)) return;
    const name = tokens[at + 1];
    const before = tokens[at - 1]?.kind === 'line' ? tokens[at - 2] : tokens[at - 1];
    if (name?.kind !== 'name' || decorated(tokens, at) || before?.text === 'exports') return;
    if (token.text === 'func' && /^(?:main|init)$/.test(name.text)) return;
    if (counts.get(name.text) === 1) defined.add(name.text);
  });
  return defined;
}

function count(tokens: readonly Token[], counts: Map<string, number>): void {
  for (const token of tokens) {
    if (token.kind === 'name') counts.set(token.text, (counts.get(token.text) ?? 0) + 1);
    if (token.kind === 'text')
      for (const part of token.parts) if (typeof part !== 'string') count(part, counts);
  }
}

const ROUTES =
  /^(?:route|get|post|put|patch|delete|api|task|fixture|property|shared_task|on|event|receiver)$/;

/** Whether a decorator stands on the line in front that makes the function a command of the program. */
function decorated(tokens: readonly Token[], at: number): boolean {
  let index = at - 1;
  if (tokens[index]?.kind !== 'line') return false;
  const line: string[] = [];
  for (index -= 1; index >= 0 && tokens[index]?.kind !== 'line' && line.length < 60; index -= 1)
    line.push(tokens[index]?.text ?? '');
  return line.at(-1) === '@' && !line.some((text) => ROUTES.test(text));
}
