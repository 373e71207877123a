import { ScanFault } from '../scanner/fault.ts';
import type { Interest } from '../scanner/walker.ts';
import { configurationInterest } from './configuration.ts';
import type { ConfigurationFacts } from './configuration.ts';
import { elementsInterest } from './elements.ts';
import { priorStateInterest } from './prior-state.ts';
import type { ElementList, PlanElement, PlanFrame, PlanObject, PlanValue } from './types.ts';

const SCALARS = [
  'format_version',
  'terraform_version',
  'errored',
  'complete',
  'applyable',
] as const;
const LISTS: readonly ElementList[] = ['resource_changes', 'resource_drift', 'deferred_changes'];
const OPEN_BRACE = 0x7b;
const OPEN_BRACKET = 0x5b;
const LETTER_N = 0x6e;

/** Gathers what the walk over a plan's top level comes by. */
export class PlanCollector {
  readonly root: Interest;
  private readonly members = new Map<string, Interest>();
  private readonly seen = new Map<string, number>();
  private readonly scalars = new Map<string, PlanValue>();
  private readonly variables = new Map<string, string>();
  private readonly configuration: ConfigurationFacts = {
    providerConfig: null,
    sensitiveVariables: new Set(),
    provisioned: new Set(),
  };
  private skipped = 0;
  private priorStateHasResources = false;
  private invocations = 0;

  constructor(onElement: (list: ElementList, element: PlanElement) => void) {
    for (const list of LISTS) this.members.set(list, this.listInterest(list, onElement));
    for (const name of SCALARS) {
      this.members.set(
        name,
        parsed((value) => this.scalars.set(name, value)),
      );
    }
    this.members.set(
      'variables',
      parsed((value) => {
        this.readVariables(value);
      }),
    );
    this.members.set('action_invocations', {
      element: {
        open: () => {
          this.invocations++;
        },
      },
    });
    this.members.set('configuration', configurationInterest(this.configuration));
    this.members.set(
      'prior_state',
      priorStateInterest(() => {
        this.priorStateHasResources = true;
      }),
    );
    this.root = {
      open: (first, line) => {
        if (first !== OPEN_BRACE) throw new ScanFault('it is not a JSON object', line, 0);
      },
      member: (name) => {
        this.seen.set(name, (this.seen.get(name) ?? 0) + 1);
        return this.members.get(name) ?? null;
      },
    };
  }

  /** To be called once the document was read to its end. */
  frame(): PlanFrame {
    for (const name of this.configuration.sensitiveVariables) this.variables.delete(name);
    return {
      formatVersion: this.scalars.get('format_version'),
      terraformVersion: this.scalars.get('terraform_version'),
      errored: this.scalars.get('errored'),
      complete: this.scalars.get('complete'),
      applyable: this.scalars.get('applyable'),
      repeatedKeys: [...this.seen].filter(([, count]) => count > 1).map(([name]) => name),
      skipped: this.skipped,
      hasResourceChanges: this.seen.has('resource_changes'),
      hasPlannedValues: this.seen.has('planned_values'),
      hasOutputChanges: this.seen.has('output_changes'),
      priorStateHasResources: this.priorStateHasResources,
      invocations: this.invocations,
      variables: this.variables,
      providerConfig: this.configuration.providerConfig,
      provisioned: this.configuration.provisioned,
    };
  }

  private listInterest(
    list: ElementList,
    onElement: (list: ElementList, element: PlanElement) => void,
  ): Interest {
    const inner = elementsInterest(list, onElement, () => {
      if (list === 'resource_changes') this.skipped++;
    });
    return {
      ...inner,
      open: (first, line) => {
        // A list in another shape could hide effects; null is how an empty list may be written.
        if (first !== OPEN_BRACKET && first !== LETTER_N) {
          throw new ScanFault(`"${list}" is not a list`, line, 0);
        }
        inner.open?.(first, line);
      },
    };
  }

  private readVariables(value: PlanValue): void {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return;
    for (const [name, entry] of Object.entries(value as PlanObject)) {
      if (entry === null || typeof entry !== 'object' || Array.isArray(entry)) continue;
      const given = (entry as PlanObject)['value'];
      if (typeof given === 'string') this.variables.set(name, given);
    }
  }
}

function parsed(take: (value: PlanValue) => void): Interest {
  return {
    keep: true,
    close: (bytes) => {
      if (bytes !== null) take(JSON.parse(bytes.toString('utf8')) as PlanValue);
    },
  };
}
