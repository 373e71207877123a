import type {
  EnrolledByLink,
  EnrolmentAsked,
  EnrolmentAskedByLink,
  NoticeList,
  PasskeyPage,
  ProofBegun,
} from '../../server/contract/passkeys.ts';
import type { Answer } from '../../server/contract/cases.ts';
import type { Challenge } from '../../server/contract/presence.ts';
import { call } from '../app/api.ts';
import { makePasskey, signChallenge } from './webauthn.ts';

const at = (id: string, what: string) => `/api/passkeys/${encodeURIComponent(id)}/${what}`;

/** What the pages do with passkeys, from the question to the answer. All throw `ProblemError` alone. */
export const passkeyApi = {
  page: () => call('GET', '/api/passkeys') as Promise<PasskeyPage>,
  /** Also the id of the one that was made. */
  enrol: async (name: string): Promise<{ readonly page: PasskeyPage; readonly made: string }> => {
    const asked = (await call('POST', '/api/passkeys/options', { name })) as EnrolmentAsked;
    const response = await makePasskey(asked.options);
    const page = await call('POST', '/api/passkeys', { nonce: asked.nonce, response });
    return { page: page as PasskeyPage, made: response.id };
  },
  /** Goes to the identity provider; the page is left. */
  prove: async (id: string): Promise<void> => {
    const { address } = (await call('POST', at(id, 'prove'))) as ProofBegun;
    window.location.assign(address);
  },
  enrolByLink: async (secret: string, name: string): Promise<EnrolledByLink> => {
    const asked = (await call('POST', '/api/passkeys/link/options', {
      secret,
      name,
    })) as EnrolmentAskedByLink;
    const response = await makePasskey(asked.options);
    const given = { secret, nonce: asked.nonce, response };
    return (await call('POST', '/api/passkeys/link', given)) as EnrolledByLink;
  },
  vouch: async (id: string): Promise<PasskeyPage> => {
    const presence = await signChallenge((await call('POST', at(id, 'challenge'))) as Challenge);
    return (await call('POST', at(id, 'vouch'), presence)) as PasskeyPage;
  },
  revoke: (id: string) => call('POST', at(id, 'revoke')) as Promise<PasskeyPage>,
  signIn: async (): Promise<void> => {
    const asked = (await call('POST', '/api/sign-in/passkey/challenge')) as Challenge;
    await call('POST', '/api/sign-in/passkey', await signChallenge(asked));
  },
  signAnswer: async (id: string, answer: Omit<Answer, 'presence'>): Promise<Answer> => {
    const path = `/api/cases/${encodeURIComponent(id)}/challenge`;
    const presence = await signChallenge((await call('POST', path, answer)) as Challenge);
    return { ...answer, presence };
  },
  notices: () => call('GET', '/api/notices') as Promise<NoticeList>,
  acknowledge: (id: string) =>
    call('POST', `/api/notices/${encodeURIComponent(id)}/acknowledge`) as Promise<NoticeList>,
};
