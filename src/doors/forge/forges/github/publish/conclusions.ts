import type { ForgeReport } from '../../../../../engine/forge/types.ts';

/** What a check run ends with. Nothing but a release lets a required check pass. */
export const CONCLUSIONS: Readonly<Record<ForgeReport['conclusion'], string>> = {
  released: 'success',
  held: 'action_required',
  denied: 'failure',
  fault: 'failure',
};
