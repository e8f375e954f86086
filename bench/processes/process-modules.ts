import type { CallTable, ProcessModule } from "../child.ts";
import type { BareCommitsCalls } from "./bare-commits.ts";
import type { BarePageCalls } from "./bare-page.ts";
import type { BareSocketCalls } from "./bare-socket.ts";
import type { DaysCalls } from "./days.ts";
import type { DisplaysCalls } from "./displays.ts";
import type { GrowLogCalls } from "./grow-log.ts";
import type { ReadRowsCalls } from "./read-rows.ts";
import type { VentwallCalls } from "./ventwall.ts";

/** The processes that benchmarks start; of each only its type is imported. */
function processAt<Calls extends CallTable>(file: string): ProcessModule<Calls> {
  return { file: new URL(file, import.meta.url) };
}

export const VENTWALL = processAt<VentwallCalls>("./ventwall.ts");
export const BARE_COMMITS = processAt<BareCommitsCalls>("./bare-commits.ts");
export const BARE_SOCKET = processAt<BareSocketCalls>("./bare-socket.ts");
export const BARE_PAGE = processAt<BarePageCalls>("./bare-page.ts");
export const DISPLAYS = processAt<DisplaysCalls>("./displays.ts");
export const GROW_LOG = processAt<GrowLogCalls>("./grow-log.ts");
export const READ_ROWS = processAt<ReadRowsCalls>("./read-rows.ts");
export const DAYS = processAt<DaysCalls>("./days.ts");
