import { expect, it } from "vitest";
import { WARD_STREAM } from "#lib/log/envelope.ts";
import type { VentwallEvent } from "#lib/log/event.ts";
import type { ReviewView } from "#lib/projections/review-view.ts";
import { at, SHANGHAI } from "#lib/study/sample-subject.fixture.ts";
import type { Instant } from "#lib/units/instant.ts";
import { FoldedLog } from "../log/folded-log.ts";
import { MemoryEventLog } from "../log/memory-event-log.ts";
import { enrolment, START } from "./enrolment.fixture.ts";
import { ReviewTable } from "./review-table.ts";
import { ViewSource } from "./view-source.ts";

const SUBJECTS = ["S-1", "S-2", "S-3"];

/** Three ventilated subjects, whose rows are made anew every half minute; the making may be held up. */
async function ward() {
  const log = new MemoryEventLog("production");
  let version = 0;
  const write = async (stream: string, event: VentwallEvent) => {
    if (stream === WARD_STREAM) version += 1;
    const envelope = {
      stream,
      version: stream === WARD_STREAM ? version : 1,
      recordedAt: START,
      actor: "feed",
      event,
    };
    await log.append([{ envelope }]);
  };
  for (const [index, subject] of SUBJECTS.entries()) {
    const bed = String(index + 1);
    await write(WARD_STREAM, { type: "bedOpened", bed });
    await write(subject, enrolment(bed));
    await write(WARD_STREAM, { type: "bedAssigned", bed, subject, from: START });
  }
  const folded = await FoldedLog.load(log);
  const clock = { now: at("2026-03-02 12:00") };
  const source = new ViewSource(folded, SHANGHAI, { rate: 1, now: () => clock.now }, new Map());
  const enrolled = source.enrolled.bind(source);
  let release: () => void = () => {};
  let held: Promise<void> = Promise.resolve();
  source.enrolled = async (subject) => {
    if (subject !== "S-1") await held;
    return enrolled(subject);
  };
  const table = new ReviewTable({ folded, source, log, rules: "these" });
  return {
    look: async (cursor: string | null, patienceMs: number | null = null): Promise<ReviewView> =>
      JSON.parse(await table.view(cursor, patienceMs)),
    pass: (ms: number) => {
      clock.now = (clock.now + ms) as Instant;
    },
    holdUp: () => {
      held = new Promise((resolve) => {
        release = resolve;
      });
    },
    goOn: () => release(),
  };
}

const namesOf = ({ subjects }: ReviewView) => subjects.map(({ subject }) => subject);

it("whoever looked is told what has changed since, and nothing twice", async () => {
  const { look } = await ward();
  const first = await look(null);
  expect([namesOf(first), first.coming]).toEqual([SUBJECTS, 0]);
  expect(namesOf(await look(first.cursor))).toEqual([]);
});

it("whom an answer left out as still coming the next one brings, also if nothing became of them", async () => {
  const { look, pass, holdUp, goOn } = await ward();
  await look(null);
  holdUp();
  pass(31_000);
  const partial = await look(null, 1);
  expect([namesOf(partial), partial.coming]).toEqual([["S-1"], 2]);
  goOn();
  const rest = await look(partial.cursor);
  expect([namesOf(rest), rest.coming]).toEqual([["S-2", "S-3"], 0]);
  expect(namesOf(await look(rest.cursor))).toEqual([]);
});
