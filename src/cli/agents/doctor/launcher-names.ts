import { textOf } from '../install/plan.ts';

/** What a launcher runs: Node and the guard's file. Null where there is no launcher of ours. */
export function launcherNames(
  launcher: string,
): { readonly node: string; readonly bundle: string } | null {
  const text = textOf(launcher);
  if (text === null) return null;
  const node = named(text, 'node');
  const bundle = named(text, 'bundle');
  return node === null || bundle === null ? null : { node, bundle };
}

function named(script: string, name: string): string | null {
  const word = new RegExp(`^${name}=(.*)$`, 'mu').exec(script)?.[1];
  if (word === undefined) return null;
  if (!word.startsWith("'")) return word;
  return word.slice(1, -1).replaceAll(String.raw`'\''`, "'");
}
