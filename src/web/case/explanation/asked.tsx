import type { Explanation } from '../../../core/approval/explanation.ts';
import { Icon } from '../../ui/icon.tsx';
import { list } from '../../ui/words.ts';
import type { ExplanationAsked } from './explanation-state.ts';

/** Why the author is asked, in their own interest and the reader's. */
export function AskedAuthor({ asked }: { readonly asked: ExplanationAsked }) {
  return (
    <div className="notice notice-held explain-why">
      <Icon name="held" />
      <p>
        <strong>You are asked first: say {list(asked.parts)}.</strong> Nobody senior is asked to
        read this before whoever wrote it can say in their own words what it does. It takes a few
        sentences, as you would tell a colleague who has to put it right at 3 a.m.; then people are
        asked.
      </p>
    </div>
  );
}

/** Who is asked, for everybody else. */
export function AskedOthers(props: {
  readonly asked: ExplanationAsked;
  readonly said: Explanation | undefined;
}) {
  const { asked, said } = props;
  return (
    <div className="notice notice-held explain-why">
      <Icon name="held" />
      <p>
        <strong>
          {asked.names} {said === undefined ? 'is asked to explain it' : 'is asked for the rest'}.
        </strong>{' '}
        Still missing: {list(asked.parts)}. Nobody senior is asked before that, and nothing can be
        approved. It can be refused at any time.
      </p>
    </div>
  );
}
