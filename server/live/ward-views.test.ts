import { expect, test } from "vitest";
import { WARD_STREAM } from "#lib/log/envelope.ts";
import { createSiteCalendar } from "#lib/study/site-calendar.ts";
import { HOUR, type Instant } from "#lib/units/instant.ts";
import { FoldedLog } from "../log/folded-log.ts";
import { MemoryEventLog } from "../log/memory-event-log.ts";
import { Recorder } from "../log/recorder.ts";
import { SteppedClock } from "../runtime/clock.ts";
import { createLogger } from "../runtime/logger.ts";
import { ViewSource } from "./view-source.ts";
import { WardViews } from "./ward-views.ts";

const NOW = Date.parse("2026-03-01T08:00:00Z") as Instant;

async function wardOfOne() {
  const clock = new SteppedClock(NOW);
  const log = new MemoryEventLog("production");
  const folded = await FoldedLog.load(log);
  const recorder = new Recorder(log, folded, clock, createLogger("silent"));
  await recorder.propose({
    actor: "feed",
    weight: 1,
    alone: true,
    subjects: () => [],
    senderIds: () => [],
    decide(draft) {
      draft.record("S-1", {
        type: "subjectEnrolled",
        sex: "female",
        heightCm: null,
        weightKg: null,
        group: "UCMSC",
        admittedAt: null,
        enrolledAt: null,
        bed: "1",
        ventilationStartedAt: null,
        ventilationEndedAt: null,
        infusionPlannedAt: null,
        infusionStartedAt: null,
      });
      draft.record(WARD_STREAM, { type: "bedOpened", bed: "1" });
      draft.record(WARD_STREAM, { type: "bedAssigned", bed: "1", subject: "S-1", from: NOW });
      draft.record("S-1", {
        type: "readingRecorded",
        parameter: "peep",
        value: 10,
        unit: "cm[H2O]",
        observedAt: (NOW - HOUR) as Instant,
        source: "feed",
      });
    },
  });
  const source = new ViewSource(folded, createSiteCalendar("Asia/Shanghai"), clock, new Map());
  return { folded, views: new WardViews(source) };
}

test("a bed whose readings are being read again keeps its last view, and is made anew when they are there", async () => {
  const { folded, views } = await wardOfOne();
  const [shown] = views.refresh();
  expect(shown?.quantities.peep.value).toBe(10);

  // As after a group that did not become durable: the book is thrown away, and read from the log again.
  folded.books.discard("S-1");
  views.touchAll();
  expect(views.refresh()).toEqual([]);
  expect(views.isStale).toBe(true);
  expect(views.all()).toEqual([shown]);

  await folded.books.load("S-1");
  expect(views.refresh()).toEqual([]);
  expect(views.isStale).toBe(false);
  expect(views.all()).toEqual([shown]);
});
