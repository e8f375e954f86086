import type { SubmitResult } from "#lib/contract/readings.ts";

/** What became of everything that was sent. */
export class Tally {
  accepted = 0;
  duplicates = 0;
  rejected = 0;
  /** Codes of rejections, and `conflict` of readings kept but not counted. */
  readonly codes = new Map<string, number>();

  add(result: SubmitResult): void {
    this.accepted += result.accepted;
    this.duplicates += result.duplicates;
    this.rejected += result.rejected;
    for (const { code } of result.results) {
      if (code !== undefined) this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
    }
  }

  get total(): number {
    return this.accepted + this.duplicates + this.rejected;
  }

  /** A table for a terminal: what was taken, and below it each code by its name. */
  table(unreadableRows: number): string {
    const rows: [string, number][] = [
      ["accepted", this.accepted],
      ["duplicates", this.duplicates],
      ["rejected", this.rejected],
    ];
    for (const [code, count] of [...this.codes].sort(([a], [b]) => (a < b ? -1 : 1))) {
      rows.push([code === "conflict" ? "  conflict (kept, not counted)" : `  ${code}`, count]);
    }
    if (unreadableRows > 0) rows.push(["unreadable rows (not sent)", unreadableRows]);
    const width = Math.max(...rows.map(([label]) => label.length));
    const digits = Math.max(...rows.map(([, count]) => String(count).length));
    return rows
      .map(([label, count]) => `${label.padEnd(width)}  ${String(count).padStart(digits)}\n`)
      .join("");
  }
}
