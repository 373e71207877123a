import { patchActs } from './apply-patch.ts';
import { textAt } from './fields.ts';
import type { ToolReader } from './tool-reader.ts';

/** A tool that applies a patch given as text under one of these names. */
export function patchTool(...names: readonly string[]): ToolReader {
  return (input, tool) => {
    const text = textAt(input, ...names);
    return text === null ? `${tool} was called without a patch.` : patchActs(text);
  };
}
