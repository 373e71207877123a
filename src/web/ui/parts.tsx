import { Fragment, type ReactNode } from 'react';
import { useNow } from '../app/clock.ts';
import './parts.css';
import { Icon, type IconName } from './icon.tsx';
import { absolute, ago, shortHash } from './words.ts';

/** What a colour may mean. `plain` has none. */
export type Meaning = 'gone' | 'held' | 'released' | 'unknown' | 'plain';

/** A word with a shape, coloured by its meaning. */
export function Mark(props: {
  readonly meaning: Meaning;
  readonly icon?: IconName;
  readonly children: ReactNode;
}) {
  const { meaning, icon, children } = props;
  return (
    <span className={`mark mark-${meaning}`}>
      {icon !== undefined && <Icon name={icon} size={14} />}
      <span>{children}</span>
    </span>
  );
}

/** A past instant in relation to now; the exact one is in its title. */
export function Ago({ at }: { readonly at: string }) {
  const now = useNow();
  return (
    <time dateTime={at} title={absolute(at)} className="nowrap">
      {ago(at, now)}
    </time>
  );
}

/** A name is kept in one piece up to this many characters; a longer one may not fit a phone. */
const UNBROKEN = 26;

/** A name with places in it where it may go on in the next line: after each of its parts. A file keeps its ending. */
function Breakable({ text }: { readonly text: string }) {
  const ends = text.includes('/') ? /(?<=[/_["\]])(?=\w)/ : /(?<=[./_["\]])(?=\w)/;
  return text.split(ends).map((part, index) => (
    // Parts repeat; their place is what tells them apart.
    // oxlint-disable-next-line react/no-array-index-key
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

/** A sentence whose names with hyphens, slashes and dots stay in one piece, or break between their parts. */
export function Unbroken({ text }: { readonly text: string }) {
  return text.split(' ').map((word, index) => (
    // Words repeat; their place is what tells them apart.
    // oxlint-disable-next-line react/no-array-index-key
    <Fragment key={index}>
      {index > 0 && ' '}
      {/\w[-./_]\w/.test(word) && word.length <= UNBROKEN ? (
        <span className="nowrap">{word}</span>
      ) : (
        <span className="whole">
          <Breakable text={word} />
        </span>
      )}
    </Fragment>
  ));
}

/** A resource's address, which may be broken over lines where its parts meet. */
export function Address({ text }: { readonly text: string }) {
  return (
    <code className="address">
      <Breakable text={text} />
    </code>
  );
}

/** The start of a hash, whole in its title. */
export function Hash({ value }: { readonly value: string }) {
  return (
    <code className="hash" title={value}>
      {shortHash(value)}
    </code>
  );
}

/** Initials in a circle. The name must stand beside it. */
export function Avatar({ name, size = 'm' }: { readonly name: string; readonly size?: 's' | 'm' }) {
  const words = name.split(/[\s.@_-]+/).filter((word) => word !== '');
  const initials = `${words[0]?.[0] ?? '?'}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`;
  return (
    <span className={`avatar avatar-${size}`} aria-hidden="true">
      {initials.toUpperCase()}
    </span>
  );
}

/** A place with nothing in it: says so, and what that means. */
export function Empty(props: {
  readonly icon: IconName;
  readonly title: string;
  /** When it is the whole page, its title is the page's heading. */
  readonly page?: boolean;
  readonly children?: ReactNode;
}) {
  const Title = props.page === true ? 'h1' : 'p';
  return (
    <div className="empty">
      <Icon name={props.icon} size={28} />
      <Title className="empty-title">{props.title}</Title>
      {props.children !== undefined && <div className="empty-text">{props.children}</div>}
    </div>
  );
}
