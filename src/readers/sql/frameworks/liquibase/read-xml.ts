import { SaxesParser } from 'saxes';
import type { Element, ElementReading } from './element.ts';

const DEEPEST = 60;
const LONGEST = 8 * 1024 * 1024;

interface Open {
  readonly name: string;
  readonly line: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  text: string;
}

/** Reads XML without following any entity or reference outside it. Never throws. */
export function readXml(text: string): ElementReading {
  if (text.length > LONGEST)
    return { kind: 'failed', line: 1, message: 'the file is too large to be read' };
  const parser = new SaxesParser({ position: true });
  const stack: Open[] = [];
  let root: Element | null = null;
  let failed: { line: number; message: string } | null = null;
  parser.on('error', ({ message }) => {
    failed ??= { line: parser.line, message: message.slice(0, 120) };
    // The parser would go on, and slowly, with text that means nothing any more.
    throw new Error(message);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (stack.length >= DEEPEST) {
      failed ??= { line: parser.line, message: 'it is nested too deeply' };
      throw new Error(failed.message);
    }
    stack.push({
      name: local(name),
      line: parser.line,
      attributes: new Map(Object.entries(attributes)),
      children: [],
      text: '',
    });
  });
  const addText = (piece: string) => {
    const open = stack.at(-1);
    if (open !== undefined) open.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const done = stack.pop();
    if (done === undefined) return;
    const parent = stack.at(-1);
    if (parent === undefined) root = done;
    else parent.children.push(done);
  });
  try {
    parser.write(text).close();
  } catch {
    failed ??= { line: parser.line, message: 'it is not valid XML' };
  }
  if (failed !== null) return { kind: 'failed', ...failed };
  return root === null
    ? { kind: 'failed', line: 1, message: 'it holds nothing' }
    : { kind: 'read', root };
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
