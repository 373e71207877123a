import { useRef, useState } from 'react';
import { ProblemError } from '../app/api.ts';

/** One thing at a time: what is being done, and why it could not be. */
export function useAct() {
  const busy = useRef(false);
  const [doing, setDoing] = useState<string | null>(null);
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const act = async (name: string, work: () => Promise<void>): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setDoing(name);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error);
    } finally {
      busy.current = false;
      setDoing(null);
    }
  };
  return { doing, problem, act };
}
