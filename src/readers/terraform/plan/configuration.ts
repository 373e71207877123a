import type { Interest } from '../scanner/walker.ts';
import type { PlanObject, PlanValue } from './types.ts';

/** What is wanted of a plan's `configuration`. Filled while the walk goes on. */
export interface ConfigurationFacts {
  providerConfig: PlanObject | null;
  readonly sensitiveVariables: Set<string>;
  /** `module.a.null_resource.x`, without instance keys. */
  readonly provisioned: Set<string>;
}

/** The interest in `configuration`; the rest of it is skipped. */
export function configurationInterest(facts: ConfigurationFacts): Interest {
  const providerConfig: Interest = {
    keep: true,
    close: (bytes) => {
      const value = bytes === null ? null : (JSON.parse(bytes.toString('utf8')) as PlanValue);
      if (isObject(value)) facts.providerConfig = value;
    },
  };
  const root = moduleInterest('', facts);
  const rootModule: Interest = {
    member: (name) =>
      name === 'variables' ? variablesInterest(facts) : (root.member?.(name) ?? null),
  };
  return {
    member: (name) => {
      if (name === 'provider_config') return providerConfig;
      return name === 'root_module' ? rootModule : null;
    },
  };
}

function variablesInterest(facts: ConfigurationFacts): Interest {
  return {
    member: (variable) => ({
      member: (name) =>
        name !== 'sensitive'
          ? null
          : {
              keep: true,
              // Only a plain `false` says that a value may be used.
              close: (bytes) => {
                if (bytes?.toString('utf8') !== 'false') facts.sensitiveVariables.add(variable);
              },
            },
    }),
  };
}

function moduleInterest(prefix: string, facts: ConfigurationFacts): Interest {
  const resources: Interest = { element: resourceInterest(prefix, facts) };
  const calls: Interest = {
    member: (call) => ({
      member: (name) =>
        name === 'module' ? moduleInterest(`${prefix}module.${call}.`, facts) : null,
    }),
  };
  return {
    member: (name) => {
      if (name === 'resources') return resources;
      return name === 'module_calls' ? calls : null;
    },
  };
}

function resourceInterest(prefix: string, facts: ConfigurationFacts): Interest {
  let address: string | null = null;
  let provisioners = false;
  return {
    open: () => {
      address = null;
      provisioners = false;
    },
    member: (name) => {
      if (name === 'provisioners') {
        return {
          open: () => {
            provisioners = true;
          },
        };
      }
      return name !== 'address'
        ? null
        : {
            keep: true,
            close: (bytes) => {
              const text = bytes === null ? null : (JSON.parse(bytes.toString('utf8')) as unknown);
              address = typeof text === 'string' ? text : null;
            },
          };
    },
    close: () => {
      if (provisioners && address !== null) facts.provisioned.add(prefix + address);
    },
  };
}

function isObject(value: PlanValue): value is PlanObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
