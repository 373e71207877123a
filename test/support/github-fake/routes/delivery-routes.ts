/** Webhooks that were sent or lost, which the app may look through and ask for again. */
import type { Delivery } from '../hooks/deliveries.ts';
import { ok, type Call, type Route } from '../http/call.ts';
import { notFound } from '../http/refusal.ts';
import { route } from '../http/router.ts';
import type { Json } from '../present/shape.ts';

const PATH = '/app/hook/deliveries';

export const deliveryRoutes: readonly Route[] = [
  route('GET', PATH, 'app', (call) => {
    // These pages go by a cursor: the number of the entry that the next page starts with.
    const size = Math.min(100, Number(call.query.get('per_page') ?? 30));
    const cursor = Number(call.query.get('cursor') ?? Infinity);
    const older = ownDeliveries(call)
      .filter(({ number }) => number <= cursor)
      .toReversed();
    const next = older[size];
    const link = `<${call.world.url}/api/v3${PATH}?per_page=${size}&cursor=${next?.number}>; rel="next"`;
    const body = older.slice(0, size).map(show);
    return { status: 200, body, ...(next === undefined ? {} : { headers: { link } }) };
  }),
  route('GET', `${PATH}/:number`, 'app', (call) => {
    const one = deliveryIn(call);
    return ok({ ...show(one), request: { headers: {}, payload: one.payload } });
  }),
  route('POST', `${PATH}/:number/attempts`, 'app', (call) => {
    const one = deliveryIn(call);
    // Accepted is not yet sent.
    void call.world.deliveries.send(one);
    return ok({}, 202);
  }),
];

function show(delivery: Delivery): Json {
  const code = delivery.answers.at(-1) ?? 0;
  return {
    id: delivery.number,
    guid: delivery.id,
    delivered_at: delivery.at,
    redelivery: delivery.answers.length > 1,
    duration: 0.1,
    status: code >= 200 && code < 300 ? 'OK' : 'failed to connect to host',
    status_code: code,
    event: delivery.event,
    action: delivery.action,
    installation_id: delivery.installation,
    throttled_at: null,
  };
}

/** Only the app under test has webhooks. */
function ownDeliveries({ world, caller }: Call): readonly Delivery[] {
  return caller.kind === 'app' && caller.app === world.apps[0] ? world.deliveries.all : [];
}

function deliveryIn(call: Call): Delivery {
  const found = ownDeliveries(call).find(({ number }) => String(number) === call.params['number']);
  if (found === undefined) throw notFound();
  return found;
}
