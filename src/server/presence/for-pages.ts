import type { ApprovalBundle as EngineBundle } from '../../engine/presence/proof/approvals-bundle.ts';
import type { EnrolmentAsked as EngineEnrolment } from '../../engine/presence/passkeys/ask-enrolment.ts';
import type {
  Challenge as EngineChallenge,
  CredentialDescriptor,
} from '../../engine/presence/types.ts';
import type { EnrolmentAsked } from '../contract/passkeys.ts';
import type { ApprovalBundle, Challenge } from '../contract/presence.ts';

/** The engine's challenge as the contract has it. */
export function challengeForPages({ statement, options }: EngineChallenge): Challenge {
  const subject = statement.subject as Challenge['statement']['subject'];
  return {
    statement: { ...statement, subject },
    options: { ...options, allowCredentials: descriptors(options.allowCredentials) },
  };
}

/** The engine's bundle as the contract has it: the same data, open to change. */
export function bundleForPages(bundle: EngineBundle): ApprovalBundle {
  return structuredClone(bundle) as unknown as ApprovalBundle;
}

export function enrolmentForPages({ nonce, options }: EngineEnrolment): EnrolmentAsked {
  return {
    nonce,
    options: {
      ...options,
      pubKeyCredParams: [...options.pubKeyCredParams],
      excludeCredentials: descriptors(options.excludeCredentials),
    },
  };
}

function descriptors(given: readonly CredentialDescriptor[]) {
  return given.map((each) => ({ ...each, transports: [...each.transports] }));
}
