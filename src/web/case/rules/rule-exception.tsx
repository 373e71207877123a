import { Link } from '@tanstack/react-router';
import type { Reason } from '../../../core/policy/types.ts';
import { absolute } from '../../ui/words.ts';
import { personOf, type People } from '../people/release.ts';

/** Who let the change go without what a rule asks for, and until when. */
export function RuleException(props: {
  readonly excepted: NonNullable<Reason['excepted']>;
  readonly people: People;
}) {
  const { excepted, people } = props;
  return (
    <p>
      <strong>Lifted by an exception</strong> that {personOf(people, excepted.grantedBy).name}{' '}
      granted and signed, until {absolute(excepted.until)}.{' '}
      <Link to="/exceptions" search={{ filter: personOf(people, excepted.grantedBy).name }}>
        Read it
      </Link>
    </p>
  );
}
