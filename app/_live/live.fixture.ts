import type { ServerMoment, WallChanged, WallSnapshot } from "#lib/contract/live.ts";
import type { BedView } from "#lib/projections/bed-view.ts";
import { LiveLink } from "./live-link.ts";
import { ManualTimers } from "./manual-timers.ts";
import { ScriptedTransport } from "./scripted-transport.ts";
import { WallStore } from "./wall-store.ts";

/** A bed of which only its name and its subject matter. */
export function bed(name: string, subject: string | null = null): BedView {
  return { bed: name, subject } as BedView;
}

export function moment(seq: number, server_time = "2026-03-01T10:00:00.000Z", clock_rate = 1): ServerMoment {
  return { seq, server_time, clock_rate };
}

export function snapshot(seq: number, beds: readonly BedView[], build = "a"): WallSnapshot {
  return {
    ok: true,
    ...moment(seq),
    ward_name: "ICU 3",
    time_zone: "Asia/Shanghai",
    database: "demo",
    build,
    limits: { plateau_pressure: 30, driving_pressure: 15 },
    beds,
  };
}

export function changed(from_seq: number, seq: number, beds: readonly BedView[]): WallChanged {
  return { from_seq, ...moment(seq), beds };
}

/** A page on a scripted wire and a stopped clock. */
export function openPage() {
  const timers = new ManualTimers();
  const transport = new ScriptedTransport();
  const builds: string[] = [];
  const link = new LiveLink(transport, timers, (build) => builds.push(build));
  const store = new WallStore(link);
  link.open();
  link.attach(store);
  return { timers, transport, link, store, builds };
}

/** The same, connected and with two beds on it at seq 10. */
export async function openWard() {
  const page = openPage();
  page.transport.connect();
  await page.transport.answerWall(snapshot(10, [bed("1", "S-001"), bed("2")]));
  return page;
}
