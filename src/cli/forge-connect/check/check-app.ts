import type {
  OwnApp,
  OwnDelivery,
  OwnHook,
  OwnInstallation,
} from '../../../doors/forge/forges/github/app/ask-app.ts';
import { webhookAddress } from '../../../doors/forge/forges/github/app/manifest.ts';
import { lackingEvents, lackingPermissions } from '../../../doors/forge/forges/github/app/needs.ts';
import { installAddress } from '../page/steps.ts';
import { good, open, unknown, type Finding } from './finding.ts';

/** What the App itself may do and is told of. */
export function checkApp({ slug, appId, url, permissions, events }: OwnApp): readonly Finding[] {
  const lacking = lackingPermissions(permissions);
  const unheard = lackingEvents(events);
  return [
    good(`GitHub knows the App ${slug} (${appId}), and takes its key`),
    lacking.length === 0
      ? good('it has every permission')
      : open(
          `it lacks permissions: ${lacking.join(', ')}`,
          `add them in its settings (${url}, App settings, Permissions & events); then each owner has to agree`,
        ),
    unheard.length === 0
      ? good('it is told of every event')
      : open(
          `it is not told of: ${unheard.join(', ')}`,
          `subscribe to them in its settings (${url}, App settings, Permissions & events)`,
        ),
  ];
}

/** Where webhooks go, and whether they arrive there. `server` is null where nobody said what it is. */
export function checkHook(
  hook: OwnHook,
  deliveries: readonly OwnDelivery[],
  server: string | null,
): readonly Finding[] {
  if (hook.url === null || hook.url === '') {
    const address = webhookAddress(server ?? 'https://holdpoint.example.com');
    return [open('it has no webhook', `set the webhook in its settings to ${address}`)];
  }
  const found: Finding[] = [addressOf(hook.url, server)];
  if (!hook.isJson) {
    found.push(open('webhooks come as a form', 'set their content type to application/json'));
  }
  if (!hook.checksCertificate) {
    const what = 'webhooks go to whoever answers in the name of the server';
    found.push(open(what, 'enable SSL verification in the webhook’s settings'));
  }
  return [...found, arrivalOf(deliveries)];
}

function addressOf(url: string, server: string | null): Finding {
  if (server === null) {
    return unknown(
      `webhooks go to ${url}`,
      'give --server or HOLDPOINT_PUBLIC_URL to see whether that is this server',
    );
  }
  const wanted = webhookAddress(server);
  return url === wanted
    ? good(`webhooks go to ${url}`)
    : open(`webhooks go to ${url}`, `set the webhook in the App’s settings to ${wanted}`);
}

/** Whether GitHub reaches the address: nobody else can tell, as it is GitHub that has to. */
function arrivalOf(deliveries: readonly OwnDelivery[]): Finding {
  const [latest] = deliveries;
  if (latest === undefined) {
    return unknown(
      'GitHub has sent no webhook yet',
      'start holdpoint serve, open a request, and ask again',
    );
  }
  const { code, status, at } = latest;
  if (code >= 200 && code <= 299) return good(`the latest webhook arrived (${at})`);
  const answer = code === 0 ? status : `it was answered ${code}`;
  return open(
    `the latest webhook did not arrive (${at}): ${answer}`,
    code === 401
      ? 'the server has another secret: set the App’s webhook secret to the one of the settings'
      : 'see that holdpoint serve runs, and that GitHub reaches that address',
  );
}

/** Where it is installed, and whether the owners there agreed to all that it asks for by now. */
export function checkInstallations(
  installations: readonly OwnInstallation[],
  app: OwnApp,
): readonly Finding[] {
  if (installations.length === 0) {
    return [open('it is installed nowhere', `install it: ${installAddress(app)}`)];
  }
  return installations.map((one) => {
    const whose = one.login ?? 'an enterprise';
    const where = one.url ?? app.url;
    if (one.isSuspended) {
      return open(`its installation for ${whose} is suspended`, `unsuspend it: ${where}`);
    }
    const lacking = [...lackingPermissions(one.permissions), ...lackingEvents(one.events)];
    if (lacking.length === 0) return good(`it is installed for ${whose}`);
    return open(
      `${whose} has not agreed to: ${lacking.join(', ')}`,
      `let an owner accept what the App asks for: ${where}`,
    );
  });
}
