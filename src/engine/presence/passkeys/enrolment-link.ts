import { instantAfter, type Engine } from '../../engine.ts';
import { sha256 } from '../../sha256.ts';
import { askEnrolment, unknownPerson, type EnrolmentAsked } from './ask-enrolment.ts';
import { unknownLink } from './enrol.ts';
import { linkEvent } from '../events.ts';
import { activePerson } from '../statements/presence-of.ts';
import { nameOf } from '../../name-of.ts';
import { sendNotice, tellPerson } from '../tell.ts';

/** How long an operator's link can be used, in milliseconds. */
const LINK_LIFETIME = 15 * 60 * 1000;

/**
 * Makes a link's secret good for one passkey of a person. Only the secret's hash is kept. Returns until
 * when. Throws `unknown-person`.
 */
export async function issueLink(
  engine: Engine,
  given: { readonly person: string; readonly secret: string },
): Promise<string> {
  const person = activePerson(engine, given.person);
  if (person === null) throw unknownPerson(given.person);
  const now = engine.clock.now();
  const until = instantAfter(now, LINK_LIFETIME);
  const notice = await engine.store.transaction(async (tx) => {
    await tx.presence.insertLink(sha256(given.secret), person.id, until);
    await tx.appendToLedger(linkEvent(person.id, nameOf(engine, person.id), until, now));
    return tellPerson(
      tx,
      engine,
      person.id,
      'enrolment-link',
      'An operator made a link by which a passkey of yours can be enrolled, once, within 15 minutes. If you did not ask for it, ask who did.',
    );
  });
  sendNotice(engine, notice);
  return until;
}

/** What a browser needs to make a passkey by a link; using the link up comes with the passkey itself. */
export async function askByLink(
  engine: Engine,
  given: { readonly secret: string; readonly name: string },
): Promise<EnrolmentAsked & { readonly person: string }> {
  const { presence } = engine.store;
  const person = await presence.findLink(sha256(given.secret), engine.clock.now());
  if (person === null) throw unknownLink();
  return { person, ...(await askEnrolment(engine, { person, name: given.name })) };
}
