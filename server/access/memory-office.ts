import Database from "better-sqlite3";
import type { SecurityEvent } from "#lib/access/security-event.ts";
import { MemoryEventLog } from "../log/memory-event-log.ts";
import { systemClock } from "../runtime/clock.ts";
import { createLogger } from "../runtime/logger.ts";
import {
  type AccessOffice,
  type AccessOptions,
  type AccessSettings,
  openAccessOffice,
} from "./access-office.ts";
import type { EnvironmentToken } from "./programs.ts";

/** An office that keeps nothing beyond the process: for tests, and for benchmarks of everything else. */
export function openMemoryOffice(
  tokens: readonly EnvironmentToken[] = [],
  settings: Partial<AccessSettings> = {},
  stores: Partial<Pick<AccessOptions, "securityLog" | "peopleDatabase" | "logger">> = {},
): Promise<AccessOffice> {
  return openAccessOffice({
    publicUrl: "http://localhost:3000",
    trustedProxies: null,
    idleMinutes: 30,
    longestSessionHours: 12,
    hospital: null,
    ...settings,
    securityLog: new MemoryEventLog<SecurityEvent>("production"),
    peopleDatabase: new Database(":memory:"),
    tokens,
    clock: systemClock,
    logger: createLogger("silent"),
    ...stores,
  });
}
