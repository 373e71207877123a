import { SaxesParser } from 'saxes';
import { LIMITS } from '../../shared/tree/limits.ts';
import type { Tree, TreeReading } from '../../shared/tree/types.ts';
import { LineFault, list, openMap, readingOf, scalar } from './tree-builder.ts';
import type { OpenMap } from './tree-builder.ts';

interface Open {
  readonly name: string;
  readonly map: OpenMap;
  text: string;
}

/** Reads XML settings: `<add key="a" value="b"/>` is the key `a`, other elements are maps of what they hold. */
export function readXml(text: string): TreeReading {
  return readingOf(text.replace(/^\uFEFF/, ''), (whole) => {
    const parser = new SaxesParser({ xmlns: false, position: true });
    const root = openMap(1);
    const stack: Open[] = [{ name: '', map: root, text: '' }];
    parser.on('error', (fault) => {
      throw new LineFault(parser.line, `it is not valid XML (${fault.message.slice(0, 120)})`);
    });
    parser.on('opentag', ({ name, attributes }) => {
      if (stack.length > LIMITS.depth) throw new LineFault(parser.line, 'it is nested too deeply');
      const map = openMap(parser.line);
      for (const [key, value] of Object.entries(attributes)) {
        map.entries.set(key, scalar(value, parser.line));
      }
      stack.push({ name, map, text: '' });
    });
    const addText = (piece: string) => {
      const open = stack.at(-1);
      if (open !== undefined) open.text += piece;
    };
    parser.on('text', addText);
    parser.on('cdata', addText);
    parser.on('closetag', () => {
      const done = stack.pop();
      const parent = stack.at(-1);
      if (done !== undefined && parent !== undefined) close(done, parent.map);
    });
    parser.write(whole).close();
    return root;
  });
}

const KEY_OF_ADD = ['key', 'name'];
const VALUES_OF_ADD = ['value', 'connectionString'];

function close({ name, map, text }: Open, parent: OpenMap): void {
  const words = text.trim();
  const key = KEY_OF_ADD.map((attribute) => map.entries.get(attribute)).find(isText);
  const value = VALUES_OF_ADD.map((attribute) => map.entries.get(attribute)).find(isText);
  if (key !== undefined && (name === 'add' || name === 'setting' || name === 'property')) {
    const said = value ?? (words === '' ? undefined : scalar(words, map.line));
    put(parent, String((key as { value: unknown }).value), said ?? map);
    return;
  }
  if (words !== '' && map.entries.size === 0) put(parent, name, scalar(words, map.line));
  else {
    if (words !== '') map.entries.set('#text', scalar(words, map.line));
    put(parent, name, map);
  }
}

function isText(tree: Tree | undefined): tree is Tree {
  return tree?.kind === 'scalar';
}

function put(parent: OpenMap, name: string, tree: Tree): void {
  const old = parent.entries.get(name);
  if (old === undefined) parent.entries.set(name, tree);
  else if (old.kind === 'list') (old.items as Tree[]).push(tree);
  else parent.entries.set(name, list([old, tree], old.line));
}
