import type { CreateFunctionStmt } from 'libpg-query';
import { parseProcedural, parseSql } from '../engine.ts';
import type { Scene } from '../scene.ts';
import { readCalls } from '../statements/calls.ts';
import { stepsOf } from './procedural-steps.ts';
import type { Step } from './procedural-steps.ts';
import { renderText } from './render-text.ts';

interface Body {
  readonly body: string;
  /** What it is told as: `DO block`. */
  readonly within: string;
  /** The function that it is the body of, since its parameters are variables there; null for DO. */
  readonly of: CreateFunctionStmt | null;
}

/** Adds what the statements in a body of PL/pgSQL do, those of all branches. */
export function readBody({ body, within, of }: Body, scene: Scene): void {
  const tree = parseProcedural(of === null ? quotedBlock(body) : scene.sql);
  if (tree === null) {
    scene.add('opaque', {
      reason: 'syntax-error',
      message: `The ${within} is no PL/pgSQL that PostgreSQL's own parser accepts.`,
    });
    return;
  }
  const start = scene.sql.indexOf(body);
  const before = start === -1 ? '' : scene.sql.slice(0, start);
  const firstLine = scene.translatedFrom === null ? scene.line + countLines(before) : scene.line;
  const steps = [...stepsOf(tree)];
  const texts = assignedTexts(steps);
  for (const step of steps) {
    const line = scene.translatedFrom === null ? firstLine + step.line - 1 : scene.line;
    readStep(step, scene.inside(within, step.text, line), texts);
  }
}

function readStep(step: Step, inner: Scene, texts: ReadonlyMap<string, string | null>): void {
  switch (step.kind) {
    case 'statement':
      if (!inner.run('', step.text)) inner.add('opaque', unreadable(step.text));
      return;
    case 'dynamic':
      readDynamic(step, inner, texts);
      return;
    default: {
      const parsed = parseSql(`SELECT ${step.text.replace(/^[^=]*:=/, '')}`);
      if (parsed.kind === 'parsed') readCalls(parsed.statements, inner, 'listed');
    }
  }
}

function readDynamic(step: Step, inner: Scene, texts: ReadonlyMap<string, string | null>): void {
  const text = renderText(step.text, (variable) => texts.get(variable) ?? null);
  if (text !== null && inner.run('EXECUTE string', text)) return;
  inner.add('opaque', {
    reason: 'dynamic-sql',
    message: 'EXECUTE runs a text that is put together only when the block runs.',
  });
}

function unreadable(text: string) {
  const parsed = parseSql(text);
  const problem = parsed.kind === 'failed' ? `: ${parsed.message}` : '';
  return {
    reason: 'syntax-error' as const,
    message: `A statement in it is none that PostgreSQL's own parser accepts${problem}.`,
  };
}

/** Variables that are set once, to a text that is known as far as `renderText` can. */
function assignedTexts(steps: readonly Step[]): ReadonlyMap<string, string | null> {
  const texts = new Map<string, string | null>();
  for (const step of steps) {
    const assignment = /^\s*(\w+)\s*:?=\s*(.*)$/s.exec(step.text);
    if (step.kind !== 'assignment' || assignment === null) continue;
    const [, variable = '', value = ''] = assignment;
    texts.set(variable, texts.has(variable) ? null : renderText(value, () => null));
  }
  return texts;
}

/** A tag that cannot stand in the body. */
function quotedBlock(body: string): string {
  let tag = '$holdpoint$';
  while (body.includes(tag)) tag = tag.replace('$h', '$xh');
  return `DO ${tag}${body}${tag}`;
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}
