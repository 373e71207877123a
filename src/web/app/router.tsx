import {
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
  type ErrorComponentProps,
} from '@tanstack/react-router';
import { AutonomyPage } from '../agents/autonomy/autonomy-page.tsx';
import { LessonsPage } from '../agents/lessons/lessons-page.tsx';
import { AgentsPage } from '../agents/now/agents-page.tsx';
import { readAgentsSearch, readTableSearch } from '../agents/search.ts';
import { AgentPage } from '../agents/session/agent-page.tsx';
import { StopPage } from '../agents/stops/stop-page.tsx';
import { StopsPage } from '../agents/stops/stops-page.tsx';
import { AuditPage } from '../audit/audit-page.tsx';
import { CasePage } from '../case/case-page.tsx';
import { readCaseSearch } from '../case/case-search.ts';
import { DirectivePage } from '../directives/directive-page.tsx';
import { DirectivesPage } from '../directives/directives-page.tsx';
import { readExceptionSearch } from '../exceptions/exception-search.ts';
import { ExceptionsPage } from '../exceptions/exceptions-page.tsx';
import { ForgesPage } from '../forges/forges-page.tsx';
import { LedgerPage } from '../ledger/ledger-page.tsx';
import { readLedgerSearch } from '../ledger/ledger-search.ts';
import { EnrolPage } from '../passkeys/enrol-page.tsx';
import { YouPage } from '../passkeys/you-page.tsx';
import { PeoplePage } from '../people/people-page.tsx';
import { PersonPage } from '../people/person-page.tsx';
import { PolicyPage } from '../policy/policy-page.tsx';
import { ReplayPage } from '../policy/replay-page.tsx';
import { QueuePage } from '../queue/queue-page.tsx';
import { readQueueSearch } from '../queue/queue-search.ts';
import { StudyPage } from '../study/study-page.tsx';
import { readStudySearch } from '../study/study-search.ts';
import { Failure, NotFound } from './failure.tsx';
import { Shell } from './shell.tsx';

function Broken({ error, reset }: ErrorComponentProps) {
  return <Failure page error={error} onRetry={reset} />;
}

const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: Broken,
});

const queueRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: readQueueSearch,
  component: QueuePage,
});

const caseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/$caseId',
  validateSearch: readCaseSearch,
  component: CasePage,
});

const ledgerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/ledger',
  validateSearch: readLedgerSearch,
  component: LedgerPage,
});

const reachRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reach',
  validateSearch: readStudySearch,
  component: StudyPage,
});

const agentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/agents',
  validateSearch: readAgentsSearch,
  component: AgentsPage,
});

const agentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/agents/$agentId',
  validateSearch: readTableSearch,
  component: AgentPage,
});

const stopsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stops',
  validateSearch: readTableSearch,
  component: StopsPage,
});

const stopRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stops/$stopId',
  validateSearch: readTableSearch,
  component: StopPage,
});

const autonomyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/autonomy',
  validateSearch: readTableSearch,
  component: AutonomyPage,
});

const lessonsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/lessons',
  validateSearch: readTableSearch,
  component: LessonsPage,
});

const directivesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/directives',
  validateSearch: readTableSearch,
  component: DirectivesPage,
});

const directiveRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/directives/$directiveId',
  component: DirectivePage,
});

const exceptionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/exceptions',
  validateSearch: readExceptionSearch,
  component: ExceptionsPage,
});

const policyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/policy',
  validateSearch: readTableSearch,
  component: PolicyPage,
});

const replayRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/policy/replay',
  component: ReplayPage,
});

const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit',
  validateSearch: readTableSearch,
  component: AuditPage,
});

const forgesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forges',
  component: ForgesPage,
});

const peopleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people',
  validateSearch: readTableSearch,
  component: PeoplePage,
});

const personRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people/$personId',
  component: PersonPage,
});

const youRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/you',
  component: YouPage,
});

const enrolRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/enrol',
  component: EnrolPage,
});

/** Only who is not signed in has business here. */
const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  component: () => <Navigate to="/" replace />,
});

/** The pages by address. Search parameters hold what a page shows, so that every state has a link. */
export function createAppRouter() {
  return createRouter({
    routeTree: rootRoute.addChildren([
      queueRoute,
      caseRoute,
      reachRoute,
      agentsRoute,
      agentRoute,
      stopsRoute,
      stopRoute,
      autonomyRoute,
      lessonsRoute,
      ledgerRoute,
      directivesRoute,
      directiveRoute,
      exceptionsRoute,
      policyRoute,
      replayRoute,
      auditRoute,
      forgesRoute,
      peopleRoute,
      personRoute,
      youRoute,
      enrolRoute,
      signInRoute,
    ]),
    scrollRestoration: true,
    defaultErrorComponent: Broken,
    defaultNotFoundComponent: NotFound,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
