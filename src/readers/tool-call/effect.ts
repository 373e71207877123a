import type { Effect, Resource } from '../../core/change/types.ts';
import type { ToolSetting } from './types.ts';

/** What differs between the effects of tools. */
export interface EffectParts extends Omit<
  Effect,
  'resource' | 'environment' | 'environmentName' | 'evidence' | 'changes' | 'safer' | 'traits'
> {
  readonly resource: Omit<Resource, 'name'> & { readonly name?: string | null };
  readonly setting: ToolSetting;
  /** Name of what was called, for evidence: `Write`, `mcp github/delete_repo`. */
  readonly source: string;
  readonly note: string;
  readonly traits?: Effect['traits'];
  readonly safer?: Effect['safer'];
}

export function effectOf(parts: EffectParts): Effect {
  const { setting, source, note, resource, ...rest } = parts;
  const said = setting.evidence === null ? note : `${note}; ${setting.evidence}`;
  return {
    ...rest,
    resource: { name: null, ...resource },
    environment: setting.kind,
    environmentName: setting.name,
    traits: [...new Set(parts.traits)].toSorted(),
    changes: [],
    safer: parts.safer ?? [],
    evidence: [{ source, pointer: null, line: null, note: said, excerpt: [] }],
  };
}

export const HERE: ToolSetting = { kind: 'development', name: null, evidence: null };
export const NOT_SAID: ToolSetting = { kind: 'unknown', name: null, evidence: null };
