import type { Carrier } from '../types.ts';

/** One carrier a program: of several that know it, the first that carries something. */
export function firstOf(carriers: readonly Carrier[]): readonly Carrier[] {
  const byProgram = new Map<string, Carrier[]>();
  for (const carrier of carriers)
    for (const program of carrier.programs) {
      const known = byProgram.get(program);
      if (known === undefined) byProgram.set(program, [carrier]);
      else known.push(carrier);
    }
  return [...byProgram].map(([program, [first, ...others]]) => {
    const all = first === undefined ? others : [first, ...others];
    return {
      programs: [program],
      carries: (invocation, world) => {
        for (const carrier of all) {
          const carried = carrier.carries(invocation, world);
          if (carried !== null) return carried;
        }
        return null;
      },
      called: (invocation) => first?.called(invocation) ?? program,
    };
  });
}
