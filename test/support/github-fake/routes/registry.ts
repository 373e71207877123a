/** Every route there is; the first that fits answers. */
import type { Route } from '../http/call.ts';
import { appRoutes } from './app-routes.ts';
import { checkRoutes } from './check-routes.ts';
import { commitRoute, commitRoutes } from './commit-routes.ts';
import { contentsRoutes } from './contents-routes.ts';
import { deliveryRoutes } from './delivery-routes.ts';
import { issueRoutes } from './issue-routes.ts';
import { mergeRoutes } from './merge-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { pullRoutes } from './pull-routes.ts';
import { repositoryRoutes } from './repository-routes.ts';
import { statusRoutes } from './status-routes.ts';

export const ROUTES: readonly Route[] = [
  ...appRoutes,
  ...deliveryRoutes,
  ...pullRoutes,
  ...mergeRoutes,
  ...checkRoutes,
  ...statusRoutes,
  ...issueRoutes,
  ...contentsRoutes,
  ...commitRoutes,
  commitRoute,
  ...repositoryRoutes,
  ...peopleRoutes,
];
