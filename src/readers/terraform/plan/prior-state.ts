import type { Interest } from '../scanner/walker.ts';

/**
 * The interest in `prior_state`: whether any module of it has a managed resource. A data source does not
 * count, since reading one needs no state.
 */
export function priorStateInterest(onManaged: () => void): Interest {
  const resource: Interest = { member: (name) => (name === 'mode' ? mode : null) };
  const mode: Interest = {
    keep: true,
    close: (bytes) => {
      if (bytes?.toString('utf8') === '"managed"') onManaged();
    },
  };
  const module: Interest = {
    member: (name) => {
      if (name === 'resources') return { element: resource };
      return name === 'child_modules' ? modules : null;
    },
  };
  const modules: Interest = { element: module };
  const values: Interest = { member: (name) => (name === 'root_module' ? module : null) };
  return { member: (name) => (name === 'values' ? values : null) };
}
