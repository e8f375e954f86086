/** What lies behind and across all lanes: days, the infusion's window, the present. */
export interface Backdrop {
  readonly midnights: readonly number[];
  /** The heading of each day, such as `D0`. */
  readonly headings: readonly string[];
  /** Day 0's heading is set bold. */
  readonly boldDay: number;
  readonly window: {
    readonly from: number;
    readonly earlyTo: number;
    readonly to: number;
    readonly label: string;
  } | null;
  readonly now: { readonly at: number; readonly label: string } | null;
  /** Clock time of an instant at the site, `06:00`. */
  readonly clock: (instant: number) => string;
}
