import type { Interest } from '../scanner/walker.ts';

const UNINTERESTING: Interest = {};

/**
 * The interest in `prior_state`: whether any module of it has a managed resource. A data source does not
 * count, since reading one needs no state.
 */
export function priorStateInterest(onManaged: () => void): Interest {
  let found = false;
  const resource: Interest = {
    member: (name) => (name === 'mode' ? mode : null),
    nameLengths: ['mode'.length],
  };
  const mode: Interest = {
    keep: true,
    close: (bytes) => {
      if (bytes?.toString('utf8') !== '"managed"') return;
      found = true;
      onManaged();
    },
  };
  // One is enough: after it the rest of the state is only checked.
  const resources: Interest = {
    get element() {
      return found ? UNINTERESTING : resource;
    },
  };
  const module: Interest = {
    member: (name) => {
      if (name === 'resources') return resources;
      return name === 'child_modules' ? modules : null;
    },
  };
  const modules: Interest = { element: module };
  const values: Interest = { member: (name) => (name === 'root_module' ? module : null) };
  return { member: (name) => (name === 'values' ? values : null) };
}
