import type { ProblemError } from '../app/api.ts';
import { Icon } from '../ui/icon.tsx';

export function ProblemNotice({ problem }: { readonly problem: ProblemError }) {
  return (
    <div className="notice" role="alert">
      <Icon name="refused" />
      <p>
        <strong>{problem.message}</strong> {problem.advice}
      </p>
    </div>
  );
}
