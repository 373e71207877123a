/** People, organisations, other apps and tokens in the hands of a test. */
import { issueInstallationToken, issueUserToken } from './state/tokens.ts';
import type { Account, FakeApp, Installation, Repo, Team } from './state/types.ts';
import { accountOf, scrambled, type World } from './state/world.ts';
import { addApp, install, select, suspend, uninstall, type AppGiven } from './verbs/apps.ts';
import {
  newAccount,
  newTeam,
  ownerOf,
  setOrgMember,
  setTeamMember,
  teamOf,
  type AccountGiven,
  type TeamGiven,
} from './verbs/people.ts';

export interface PeopleVerbs {
  addAccount(given: AccountGiven): Account;
  /** From now on nobody: null or `ghost` where the API named them. */
  deleteAccount(login: string): void;
  addTeam(slug: string, members: readonly string[], given?: TeamGiven): Team;
  addToTeam(slug: string, login: string, by: string): void;
  removeFromTeam(slug: string, login: string, by: string): void;
  /** A member of an organisation, who was always there when nobody is named who added them. */
  addMember(org: string, login: string, role?: 'admin' | 'member', by?: string): void;
  removeMember(org: string, login: string, by: string): void;
  /** Another app, whose check runs must not be taken for ours; installed for an account at once. */
  addApp(given: AppGiven & { readonly installedFor: string }): Promise<FakeApp>;
  /** The installation of the app under test, or of another. */
  installation(login: string, app?: FakeApp): Installation;
  install(login: string, repositories: 'all' | readonly Repo[], by: string): Installation;
  uninstall(login: string, by: string): void;
  suspend(login: string, suspended: boolean, by: string): void;
  /** Lets the app under test see a repository, or no longer. */
  selectRepository(repo: Repo, seen: boolean, by: string): void;
  /** A token of an installation, for tests that speak without the app. */
  installationToken(login: string, app?: FakeApp): string;
  /** A token of a person, for the API and for git. */
  userToken(login: string): string;
  /** The code with which the app's own settings can be fetched once. */
  manifestCode(): string;
}

export function peopleVerbs(world: World): PeopleVerbs {
  const who = (login: string): Account => accountOf(world, login);
  const main = (): FakeApp => {
    const [app] = world.apps;
    if (app === undefined) throw new Error('the fake has no app');
    return app;
  };
  const installation = (login: string, app = main()): Installation => {
    const account = who(login);
    const found = world.installations.find((one) => one.app === app && one.account === account);
    if (found === undefined) throw new Error(`${app.slug} is not installed for ${login}`);
    return found;
  };
  return {
    addAccount: (given) => newAccount(world, given),
    deleteAccount: (login) => {
      who(login).deleted = true;
    },
    addTeam: (slug, members, given) => newTeam(world, slug, members, given),
    addToTeam: (slug, login, by) =>
      setTeamMember(world, teamOf(world, slug), who(login), true, who(by)),
    removeFromTeam: (slug, login, by) =>
      setTeamMember(world, teamOf(world, slug), who(login), false, who(by)),
    addMember: (org, login, role = 'member', by) =>
      setOrgMember(world, ownerOf(world, org), who(login), role, by === undefined ? null : who(by)),
    removeMember: (org, login, by) => setOrgMember(world, who(org), who(login), null, who(by)),
    addApp: async ({ installedFor, ...given }) => {
      const app = await addApp(world, who('app-maker'), given);
      install(world, app, ownerOf(world, installedFor), 'all', null);
      return app;
    },
    installation,
    install: (login, repositories, by) => install(world, main(), who(login), repositories, who(by)),
    uninstall: (login, by) => uninstall(world, installation(login), who(by)),
    suspend: (login, suspended, by) => suspend(world, installation(login), suspended, who(by)),
    selectRepository: (repo, seen, by) =>
      select(world, installation(repo.owner.login), repo, seen, who(by)),
    installationToken: (login, app = main()) =>
      issueInstallationToken(world, installation(login, app), null, app.permissions).value,
    userToken: (login) => issueUserToken(world, who(login)),
    manifestCode: () => {
      const code = scrambled(world, 40);
      world.manifests.set(code, { app: main(), until: Infinity });
      return code;
    },
  };
}
