import type { PrintedSheet } from "#lib/projections/day-sheet-view.ts";
import { projectDaySheet } from "#lib/projections/project-day-sheet.ts";
import { canonicalJson } from "#lib/protocol/canonical-json.ts";
import { toIso } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { RouteAnswer } from "../api/route.ts";
import type { ViewSource } from "../live/view-source.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import { sha256 } from "./sha256.ts";

/** Makes the sheet of a subject's days, and says on it of which state of the log it is. */
export class SheetPrinter {
  readonly #folded: FoldedLog;
  readonly #source: ViewSource;
  readonly #version: string;
  readonly #head: () => number;

  constructor(folded: FoldedLog, source: ViewSource, version: string, head: () => number) {
    this.#folded = folded;
    this.#source = source;
    this.#version = version;
    this.#head = head;
  }

  async of(subject: string, printedBy: string): Promise<Result<RouteAnswer, "unknown_subject">> {
    const record = await this.#source.subject(subject);
    if (record === null) return fail("unknown_subject", `No subject is enrolled as ${subject}.`);
    const book = await this.#folded.books.load(subject);
    const context = this.#source.context();
    const sheet = projectDaySheet(record, book, context);
    const { days, exclusions, corrections, verdicts } = sheet;
    const json: PrintedSheet = {
      ...sheet,
      printed_at: toIso(context.now),
      printed_by: printedBy,
      program_version: this.#version,
      log_seq: this.#head(),
      sheet_hash: sha256(canonicalJson({ days, exclusions, corrections, verdicts })),
    };
    return succeed({ status: 200, json });
  }
}
