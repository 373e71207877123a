/**
 * Every tool by the names of its programs. A group's file is loaded when one of its programs is met.
 * Adding a tool is adding a table to its group, or a group and an entry here.
 */
import type { Tool } from './types.ts';

export interface ToolGroup {
  readonly id: string;
  /** Names of all programs of the group's tools, kept equal to them by a test. */
  readonly programs: readonly string[];
  readonly load: () => Promise<readonly Tool[]>;
}

export const TOOL_GROUPS: readonly ToolGroup[] = [];
