/** The parts of a Terraform plan that are read, as `terraform show -json` writes them. */

/** An attribute's value as it stands in a plan. Never copied into a result as it is. */
export type PlanValue =
  null | boolean | number | string | readonly PlanValue[] | { readonly [key: string]: PlanValue };

export type PlanObject = { readonly [key: string]: PlanValue };

/** What was seen of an element's raw form before it was parsed. */
export interface ElementTrace {
  readonly index: number;
  /** 1-based line on which the element starts. */
  readonly line: number;
  /** Every `actions` of every `change`, parsed, in the order they stand. More than one is a duplicate. */
  readonly actions: readonly PlanValue[];
  /** True when a key stands twice in the element or in its `change`. */
  readonly duplicateKeys: boolean;
}

/** One element of `resource_changes`, `resource_drift` or `deferred_changes`. */
export interface PlanElement {
  readonly trace: ElementTrace;
  readonly value: PlanValue;
}

export type ElementList = 'resource_changes' | 'resource_drift' | 'deferred_changes';

/** What a plan says apart from its resources. */
export interface PlanFrame {
  readonly formatVersion: PlanValue | undefined;
  readonly terraformVersion: PlanValue | undefined;
  readonly errored: PlanValue | undefined;
  readonly complete: PlanValue | undefined;
  readonly applyable: PlanValue | undefined;
  /** Top-level keys that stand more than once. */
  readonly repeatedKeys: readonly string[];
  /** Elements of `resource_changes` that are nothing but a no-op on a managed resource or data source. */
  readonly skipped: number;
  readonly hasResourceChanges: boolean;
  readonly hasPlannedValues: boolean;
  readonly hasOutputChanges: boolean;
  /** Whether the state that was planned against has a managed resource. */
  readonly priorStateHasResources: boolean;
  /** How many actions the apply invokes beside its changes. */
  readonly invocations: number;
  /** Root variables that are strings, without those declared sensitive. */
  readonly variables: ReadonlyMap<string, string>;
  /** `configuration.provider_config`, by its keys; null where the plan has none. */
  readonly providerConfig: PlanObject | null;
  /** Addresses of resources, without instance keys, that have provisioners in the configuration. */
  readonly provisioned: ReadonlySet<string>;
}
