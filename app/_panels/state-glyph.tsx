import type { Completeness } from "#lib/projections/day-view.ts";

const RING = <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.8" />;

/** A day's completeness as a shape, so that it never rests on colour. */
export function StateGlyph({ completeness }: { readonly completeness: Completeness }) {
  return (
    <svg className="glyph" viewBox="0 0 16 16" aria-hidden="true">
      {shape(completeness)}
    </svg>
  );
}

function shape(completeness: Completeness) {
  switch (completeness) {
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
      return <circle cx="8" cy="8" r="6.2" fill="currentColor" />;
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
  }
}
