import type { Envelope } from "../../log/envelope.ts";
import type { SiteCalendar } from "../../study/site-calendar.ts";
import type { Instant } from "../../units/instant.ts";
import type { TimeWriter } from "../site-time.ts";
import type { OdmChange } from "./odm-change.ts";

/** What happened to a subject's readings, in the log's order; questions about them change nothing. */
export function* readingChanges(
  events: readonly Envelope[],
  calendar: SiteCalendar,
  write: TimeWriter,
): Generator<OdmChange> {
  /** By the number under which each first came. */
  const latest = new Map<number, OdmChange>();
  for (const { seq, actor, recordedAt, event } of events) {
    const deed = (reason: string | null) => ({ by: actor, at: recordedAt, reason });
    switch (event.type) {
      case "readingRecorded":
      case "readingRejected": {
        const { parameter, value, unit, observedAt, source } = event;
        const late = event.type === "readingRecorded" ? (event.late?.text ?? null) : null;
        const items = { parameter, value, unit, measuredAt: write(observedAt), source };
        const isRejected = event.type === "readingRejected";
        yield keep(seq, {
          ...place(observedAt, seq),
          transaction: "Insert",
          items: { ...items, status: isRejected ? "rejected" : "valid" },
          audit: deed(late),
        });
        break;
      }
      case "readingCorrected": {
        const { value, unit, observedAt } = event.becomes;
        const items = { ...latest.get(event.seq)?.items, value, unit, measuredAt: write(observedAt) };
        const audit = deed(reasonOf(event));
        const before = latest.get(event.seq);
        const now = { ...place(observedAt, event.seq), items, audit };
        // A reading of another day is taken from where it stood and put where it belongs.
        if (before !== undefined && before.eventKey !== now.eventKey) {
          yield { ...before, transaction: "Remove", items: {}, audit };
          yield keep(event.seq, { ...now, transaction: "Insert" });
        } else yield keep(event.seq, { ...now, transaction: "Update" });
        break;
      }
      case "readingVoided":
      case "readingRestored":
      case "readingChosen": {
        const before = latest.get(event.seq);
        if (before === undefined) break;
        const audit = deed(reasonOf(event));
        const transaction = event.type === "readingVoided" ? "Remove" : "Update";
        const status = event.type === "readingVoided" ? "voided" : "valid";
        yield keep(event.seq, { ...before, transaction, items: { ...before.items, status }, audit });
        break;
      }
      default:
    }
  }

  function keep(original: number, change: OdmChange): OdmChange {
    latest.set(original, change);
    return change;
  }

  function place(observedAt: Instant, original: number) {
    return {
      event: "DAY",
      eventKey: calendar.dayAt(observedAt).date,
      group: "READING",
      groupKey: String(original),
    } as const;
  }
}

function reasonOf({ reasonCode, text }: { readonly reasonCode: string; readonly text: string }): string {
  return text === "" ? reasonCode : `${reasonCode}: ${text}`;
}
