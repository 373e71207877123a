import { incidentWords } from '../../ledger-trust.ts';
import type { StoredCase } from '../../ports.ts';
import type { ForgeContext } from '../forge-context.ts';
import type { ForgeReport } from '../types.ts';
import { annotationsOf } from './annotations.ts';
import { summaryOf } from './markdown.ts';
import { oneLine } from './plain-text.ts';

const LONGEST_TITLE = 140;

/** How a case stands, as it is written beside the commit. Nothing but a release that may be used is green. */
export function reportOf(
  { engine, publicUrl }: Pick<ForgeContext, 'engine' | 'publicUrl'>,
  row: StoredCase,
  commit: string,
  known: readonly string[],
  replay: string | null = null,
): ForgeReport {
  const doubt = engine.ledger?.doubt() ?? null;
  const blockers = doubt?.kind === 'broken' ? [incidentWords(doubt.incident), ...known] : known;
  const link = publicUrl === null ? null : `${publicUrl}/cases/${row.id}`;
  return {
    case: row.id,
    commit,
    conclusion: conclusionOf(row, blockers),
    title: oneLine(titleOf(row, blockers), LONGEST_TITLE),
    summary: summaryOf(row, blockers, engine.world.catalog, link, replay),
    annotations: annotationsOf(row),
    detailsUrl: link,
  };
}

function conclusionOf(row: StoredCase, blockers: readonly string[]): ForgeReport['conclusion'] {
  switch (row.state) {
    case 'released':
      return blockers.length === 0 ? 'released' : 'held';
    case 'denied':
    case 'refused':
    case 'bypassed':
      return 'denied';
    case 'waiting':
    case 'expired':
    case 'superseded':
    case 'withdrawn':
      return 'held';
  }
}

function titleOf({ state, verdict }: StoredCase, blockers: readonly string[]): string {
  switch (state) {
    case 'released':
      return blockers[0] === undefined ? verdict.summary : `Held: ${blockers[0]}`;
    case 'waiting':
    case 'denied':
      return verdict.summary;
    case 'refused':
      return 'Refused: somebody who may answer said no';
    case 'bypassed':
      return 'Bypassed: it went in without a release';
    case 'expired':
      return 'Held: its time ran out, and it is being looked at again';
    case 'superseded':
    case 'withdrawn':
      return `Held: its case is ${state}`;
  }
}

/** What is said when looking failed again and again: held, whatever was said before. */
export function faultReport(commit: string, attempts: number): ForgeReport {
  return {
    case: null,
    commit,
    conclusion: 'fault',
    title: 'Could not be judged: held',
    summary:
      `Holdpoint tried ${attempts} times and more to judge this and could not. A fault of its own holds: nothing is ` +
      'released by it. It goes on trying. Whoever runs Holdpoint finds the reason in its list of forges and ' +
      'in its log.',
    annotations: [],
    detailsUrl: null,
  };
}
