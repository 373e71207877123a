import { useEffect, useState } from 'react';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import { explanationAsked } from '../explanation/explanation-state.ts';
import { commandLines } from '../top/command-lines.ts';

interface Entry {
  readonly id: string;
  readonly word: string;
  readonly figure: number | null;
}

/** The page's sections in its order, with how much is in each. */
export function sectionsOf(safety: SafetyCase): readonly Entry[] {
  const { assessment, verdict, answers, record } = safety;
  const open = verdict.holds.length;
  const { owners = [] } = assessment;
  const { findings = [] } = assessment.change;
  const hasExplanation = assessment.explanation !== undefined || explanationAsked(safety) !== null;
  return [
    ...(commandLines(safety) === null ? [] : [{ id: 'command', word: 'Command', figure: null }]),
    ...(hasExplanation ? [{ id: 'explanation', word: 'Explanation', figure: null }] : []),
    { id: 'gone', word: 'Cannot be undone', figure: assessment.losses.length },
    { id: 'reach', word: 'Reach', figure: assessment.reach.total },
    { id: 'echoes', word: 'The last time', figure: assessment.echoes.length },
    ...(findings.length === 0
      ? []
      : [{ id: 'findings', word: 'Could cascade', figure: findings.length }]),
    { id: 'evidence', word: 'Evidence', figure: assessment.change.effects.length },
    { id: 'provenance', word: 'Who made it', figure: null },
    ...(owners.length === 0 ? [] : [{ id: 'owners', word: 'Owners', figure: owners.length }]),
    { id: 'rules', word: 'Rules', figure: verdict.reasons.length },
    { id: 'people', word: 'People', figure: open > 0 ? open : answers.length },
    { id: 'risk', word: 'Risk', figure: null },
    { id: 'answer', word: 'Your answer', figure: null },
    { id: 'record', word: 'Record', figure: record.length },
  ];
}

/** Id of the section that is being read: the last one whose top has passed the upper third of the window. */
function useCurrent(ids: readonly string[]): string {
  const [current, setCurrent] = useState('');
  const key = ids.join(' ');
  useEffect(() => {
    const look = (): void => {
      const line = window.innerHeight / 3;
      const passed = key.split(' ').filter((id) => {
        const top = document.getElementById(id)?.getBoundingClientRect().top;
        return top !== undefined && top < line;
      });
      setCurrent(passed.at(-1) ?? '');
    };
    look();
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, [key]);
  return current;
}

export function SectionNav({ safety }: { readonly safety: SafetyCase }) {
  const sections = sectionsOf(safety);
  const current = useCurrent(sections.map((section) => section.id));
  return (
    <nav className="case-nav no-print" aria-label="On this page">
      <ul>
        {sections.map(({ id, word, figure }) => (
          <li key={id}>
            <a href={`#${id}`} aria-current={current === id ? 'location' : undefined}>
              {word}
              {figure !== null && <span>{figure.toLocaleString('en-GB')}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
