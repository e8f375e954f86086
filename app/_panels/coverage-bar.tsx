import { PROTOCOL } from "#lib/protocol/protocol.ts";

/** How much of the schedule was kept, with the mark from which a day is complete. Its figures stand beside it. */
export function CoverageBar({ n, expected }: { readonly n: number; readonly expected: number }) {
  if (expected === 0) return null;
  const mark = PROTOCOL.completeness.completeFrom * 100;
  return (
    <svg className="coverage" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect className="coverage-track" width="100" height="4" />
      <rect className="coverage-fill" width={Math.min(n / expected, 1) * 100} height="4" />
      <rect className="coverage-mark" x={mark - 0.5} width="1" height="4" />
    </svg>
  );
}
