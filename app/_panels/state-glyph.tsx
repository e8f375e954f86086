import type { FigureState } from "#lib/log/figure-state.ts";

const RING = <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.8" />;

/** Where a day's figure stands, or how complete it is, as a shape: it never rests on colour. */
export function StateGlyph({ state }: { readonly state: FigureState }) {
  return (
    <svg className="glyph" viewBox="0 0 16 16" aria-hidden="true">
      {shape(state)}
    </svg>
  );
}

function shape(state: FigureState) {
  switch (state) {
    case "RUNNING":
      return (
        <circle
          cx="8"
          cy="8"
          r="5.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeDasharray="3 2.4"
        />
      );
    case "COMPLETE":
      return RING;
    case "PARTIAL":
      return (
        <>
          {RING}
          <path d="M8 2.5a5.5 5.5 0 0 0 0 11z" fill="currentColor" />
        </>
      );
    case "INSUFFICIENT":
      return (
        <>
          {RING}
          <path d="M8 8V2.5A5.5 5.5 0 0 1 13.5 8z" fill="currentColor" />
        </>
      );
    case "SHORT":
      return (
        <>
          {RING}
          <path d="M5 8h6" stroke="currentColor" strokeWidth="1.8" />
        </>
      );
    case "QUERIED":
      return (
        <>
          <path d="M1.5 2h13v9h-7l-3 3.5V11h-3z" fill="currentColor" />
          <path
            d="M6.2 5.1a1.9 1.9 0 1 1 3 1.6c-.8.5-1.1.7-1.1 1.3M8.1 9.3v.6"
            stroke="var(--tile)"
            strokeWidth="1.3"
            fill="none"
          />
        </>
      );
    case "VERIFIED":
      return <path d="M2 8.5l4 4 8-9" fill="none" stroke="currentColor" strokeWidth="2.2" />;
    case "SIGNED":
      return (
        <>
          <path d="M3.5 7.5h9V14h-9z" fill="currentColor" />
          <path d="M5.3 7.5V5a2.7 2.7 0 0 1 5.4 0v2.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
        </>
      );
    case "REOPENED":
      return (
        <>
          <path d="M3.5 7.5h9V14h-9z" fill="none" stroke="currentColor" strokeWidth="1.7" />
          <path d="M5.3 7.5v-3a2.7 2.7 0 0 1 5.2-1" fill="none" stroke="currentColor" strokeWidth="1.8" />
        </>
      );
  }
}
