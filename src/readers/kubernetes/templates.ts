import { readYaml } from '../shared/tree/read-yaml.ts';
import type { Tree } from '../shared/tree/types.ts';

/**
 * True for the source of a Helm chart or another template, which is no manifest before it is rendered.
 * Braces inside strings and comments, as Argo and Prometheus have them, make no template.
 */
export function isTemplate(text: string): boolean {
  if (!text.includes('{{')) return false;
  const reading = readYaml(text);
  if (reading.kind === 'failed') return true;
  return reading.documents.some(hasBracesForMap);
}

/** `{{ .Values.x }}` outside of quotes is a map in a map to YAML. */
function hasBracesForMap(tree: Tree): boolean {
  if (tree.kind === 'scalar') return false;
  if (tree.kind === 'list') return tree.items.some(hasBracesForMap);
  return [...tree.entries].some(([name, value]) => name.startsWith('{"') || hasBracesForMap(value));
}
