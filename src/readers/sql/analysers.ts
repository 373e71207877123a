import type { Analyser, Dialect } from './types.ts';

/** Every dialect that is understood. Each is loaded when a script in it is met. */
export const ANALYSERS: Readonly<Partial<Record<Dialect, () => Promise<Analyser>>>> = {
  postgresql: async () => (await import('./postgresql/analyser.ts')).loadPostgresql(),
};
