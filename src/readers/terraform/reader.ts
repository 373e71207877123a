import { InputError } from '../types.ts';
import type { Reader, ReaderInput, ReaderResult } from '../types.ts';
import { PlanReading } from './reading.ts';
import { readPlan } from './plan/read-plan.ts';
import { looksLikePlan } from './recognise.ts';

/** Reads Terraform and OpenTofu plans as `terraform show -json PLANFILE` writes them. */
export const terraformReader: Reader = {
  id: 'terraform-plan',
  title: 'Terraform or OpenTofu plan JSON',
  recognises: (head) => looksLikePlan(head),
  read: async (input: ReaderInput): Promise<ReaderResult> => {
    const reading = new PlanReading(input.name);
    const frame = await readPlan(input, (list, element) => {
      reading.take(list, element);
    });
    if (!frame.hasResourceChanges && !frame.hasPlannedValues && !frame.hasOutputChanges) {
      throw new InputError(
        input.name,
        'is not a plan: it has neither resource_changes nor planned_values',
        'A state file does not say what will happen; pass the output of `terraform show -json PLANFILE`',
      );
    }
    return reading.result(frame);
  },
};
