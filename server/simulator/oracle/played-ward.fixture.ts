import type { Instant } from "#lib/units/instant.ts";
import { Cast } from "../../api/cast.fixture.ts";
import { FrontDoor } from "./front-door.fixture.ts";
import { HeardLog } from "./heard-log.fixture.ts";
import type { DeskEntry } from "./known-facts.fixture.ts";
import { ResearchNurse } from "./research-nurse.fixture.ts";
import { WardNurse } from "./ward-nurse.fixture.ts";
import type { WardProgram } from "./ward-program.fixture.ts";
import { WardTime } from "./ward-time.fixture.ts";

/** From when to when, and how far each step of the clock goes, ms. */
export interface PlayedTime {
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
}

/** What came of it: the exports, and what the desk said when. */
export interface PlayedWard {
  readonly readings: string;
  readonly alarms: string;
  readonly alarmLog: string;
  readonly desk: readonly DeskEntry[];
  /** What a door did not take, in words. */
  readonly refused: readonly string[];
}

/**
 * Plays a ward through the front door of a whole server whose clock is stepped along, and takes its exports. At
 * each step time comes first, then whoever acknowledges, then the desk, then the readings.
 */
export async function playWard(
  program: WardProgram,
  { from, to, stepMs }: PlayedTime,
  seed: string,
): Promise<PlayedWard> {
  const nurse = new WardNurse(seed);
  const time = new WardTime((from - 1) as Instant);
  const log = new HeardLog((sounding) => nurse.hear(sounding));
  const cast = await Cast.start({}, { clock: time.clock, log });
  const door = new FrontDoor(cast.url);
  const feed = { authorization: `Bearer ${cast.shown.feed.token}` };
  const reader = { authorization: `Bearer ${cast.shown.read.token}` };
  const person = { cookie: cast.shown.icu_nurse.cookie ?? "" };
  const researcher = { cookie: cast.shown.research_nurse.cookie ?? "" };
  const asked = new ResearchNurse(seed);
  const desk: DeskEntry[] = [];
  const refused: string[] = [];

  const enter = async (entry: DeskEntry) => {
    const [method, path] = doorOf(entry);
    const { status, text } =
      entry.kind === "answer"
        ? await door.ask(researcher, method, path, { code: "TRANSCRIPTION" })
        : await door.ask(entry.kind === "event" ? person : feed, method, path, entry.body);
    if (status >= 300) refused.push(`${method} ${path}: ${text}`);
    else desk.push({ ...entry, at: time.clock.now() });
  };
  const take = async (name: string) => (await door.ask(reader, "GET", `/api/v1/exports/${name}.csv`)).text;

  try {
    for (let at = from; at <= to; at += stepMs) {
      await time.advanceTo(at);
      for (const { subject, alarm } of nurse.due(at)) {
        await door.ask(person, "POST", `/api/v1/subjects/${subject}/alarms/acknowledge`, { alarm });
      }
      const { entries, readings } = program.take(at);
      for (const entry of [...asked.due(at), ...entries]) await enter(entry);
      if (readings.length === 0) continue;
      const { status, text } = await door.ask(feed, "POST", "/api/v1/readings", { readings });
      if (status === 200) asked.hear(readings, JSON.parse(text), at);
      else refused.push(`a submission of ${readings.length} readings: ${text}`);
    }
    time.end();
    return {
      readings: await take("readings_long"),
      alarms: await take("alarms"),
      alarmLog: await take("alarm_log"),
      desk,
      refused,
    };
  } finally {
    door.close();
    time.end();
    await cast.close();
  }
}

function doorOf({ kind, subject, body }: DeskEntry): readonly [method: string, path: string] {
  switch (kind) {
    case "event":
      return ["POST", `/api/v1/subjects/${subject}/infusion-events`];
    case "answer":
      return ["POST", `/api/v1/subjects/${subject}/queries/${"seq" in body ? body.seq : ""}/answer`];
    case "enrol":
      return ["POST", "/api/v1/subjects"];
    case "change":
      return ["PATCH", `/api/v1/subjects/${subject}`];
    case "record":
      return ["POST", `/api/v1/subjects/${subject}/record`];
    case "furtherInfusion":
      return ["POST", `/api/v1/subjects/${subject}/infusions`];
  }
}
