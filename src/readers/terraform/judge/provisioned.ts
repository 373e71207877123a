import type { EffectDraft } from '../report/draft.ts';

const RUNS: ReadonlySet<string> = new Set(['create', 'replace', 'delete', 'update']);

/**
 * A provisioner runs a command of its author's choice, and the plan does not show which. Without one a
 * `null_resource` or `terraform_data` does nothing outside of the state.
 */
export function judgeProvisioned(
  draft: EffectDraft,
  provisioned: ReadonlySet<string>,
): EffectDraft {
  const { effect } = draft;
  if (!provisioned.has(draft.configAddress) || !RUNS.has(effect.verb)) return draft;
  const inert = /^(?:null_resource|terraform_data)$/.test(effect.resource.type);
  if (!inert) return draft;
  return {
    ...draft,
    effect: {
      ...effect,
      verb: 'execute',
      reversibility: 'unknown',
      data: 'unknown',
      why: 'The configuration gives it a provisioner: a command runs, and the plan does not say what it does.',
      safer: ['read the provisioner in the configuration', ...effect.safer],
    },
  };
}
