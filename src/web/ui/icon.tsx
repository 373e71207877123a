/** Small drawings on a 16 by 16 grid. They never stand without a word beside them or for them. */
const PATHS = {
  gone: 'M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2zM8 4.6v4.2M8 11.2v.1',
  held: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM6.3 5.5v5M9.7 5.5v5',
  stop: 'M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2zM6 6h4v4H6z',
  running: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM6.5 5.3v5.4L11 8z',
  ended: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM5 8h6',
  print: 'M4.5 6V2h7v4M4.5 11H2.5V6h11v5h-2M4.5 9h7v5h-7z',
  released: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM5 8.2l2.1 2.1L11 6',
  unknown: 'M6 6.1a2.05 2.05 0 1 1 2.9 1.9c-.6.3-.9.7-.9 1.4M8 11.6v.1',
  refused: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6',
  expired: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM8 4.5V8l2.4 1.6',
  superseded: 'M2 5h9M8.5 2.5L11 5 8.5 7.5M14 11H5M7.5 8.5L5 11l2.5 2.5',
  machine:
    'M4 4h8v8H4zM6.5 1.5V4M9.5 1.5V4M6.5 12v2.5M9.5 12v2.5M1.5 6.5H4M1.5 9.5H4M12 6.5h2.5M12 9.5h2.5',
  person: 'M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.5 14.5c.6-2.9 2.7-4.3 5.5-4.3s4.9 1.4 5.5 4.3',
  echo: 'M3 8a5 5 0 1 1 1.6 3.7M3 13v-2.5h2.5M8 5.3V8l1.8 1.2',
  data: 'M2.5 4c0-1.4 2.5-2.3 5.5-2.3s5.5.9 5.5 2.3v8c0 1.4-2.5 2.3-5.5 2.3S2.5 13.4 2.5 12zM2.5 4c0 1.4 2.5 2.3 5.5 2.3S13.5 5.4 13.5 4M2.5 8c0 1.4 2.5 2.3 5.5 2.3S13.5 9.4 13.5 8',
  source: 'M5.5 4.5L2 8l3.5 3.5M10.5 4.5L14 8l-3.5 3.5',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  down: 'M3.5 6l4.5 4.5L12.5 6',
  up: 'M3.5 10L8 5.5l4.5 4.5',
  right: 'M6 3.5L10.5 8 6 12.5',
  download: 'M8 2v8M4.8 7L8 10.2 11.2 7M2.5 13.5h11',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.3 10.3L14 14',
  sun: 'M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM8 1.2v1.5M8 13.3v1.5M1.2 8h1.5M13.3 8h1.5M3.2 3.2l1 1M11.8 11.8l1 1M12.8 3.2l-1 1M4.2 11.8l-1 1',
  moon: 'M13.5 9.6A6 6 0 0 1 6.4 2.5a6 6 0 1 0 7.1 7.1z',
  system: 'M2 3h12v8H2zM6 14h4M8 11v3',
  offline:
    'M2 2l12 12M4.5 8.5a5 5 0 0 1 2-1.1M9.5 7.5a5 5 0 0 1 2 1M2 6a8.5 8.5 0 0 1 2.8-1.6M8 3.7c2.3 0 4.4.9 6 2.3M8 12.5v.1',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  link: 'M6.5 9.5l3-3M7 4.5l1.3-1.3a3 3 0 0 1 4.5 4.5L11.5 9M9 11.5l-1.3 1.3a3 3 0 0 1-4.5-4.5L4.5 7',
} as const;

export type IconName = keyof typeof PATHS;

/** Decorative: hidden from assistive technology. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {name === 'unknown' && <circle cx="8" cy="8" r="6.5" strokeDasharray="2.6 2.5" />}
      <path d={PATHS[name]} />
    </svg>
  );
}
