import { join } from "node:path";
import { SECURITY_EVENT_TYPES, type SecurityEvent } from "#lib/access/security-event.ts";
import { type Result, succeed } from "#lib/units/result.ts";
import type { DatabaseKind, OpenFailure } from "../log/event-log.ts";
import { openSqliteLog } from "../log/sqlite-event-log.ts";
import { systemClock } from "../runtime/clock.ts";
import type { Logger } from "../runtime/logger.ts";
import { type AccessOffice, type AccessSettings, openAccessOffice } from "./access-office.ts";
import { openPeopleDatabase } from "./people-database.ts";
import type { EnvironmentToken } from "./programs.ts";

/** The folder of the security log, within the data's. */
export const SECURITY_FOLDER = "security";

/** Opens the security log and the database of people of a data folder, and everything that stands on them. */
export async function openAccess(
  directory: string,
  kind: DatabaseKind,
  settings: AccessSettings,
  tokens: readonly EnvironmentToken[],
  logger: Logger,
): Promise<Result<AccessOffice, OpenFailure>> {
  const securityLog = await openSqliteLog<SecurityEvent>(SECURITY_EVENT_TYPES, {
    directory: join(directory, SECURITY_FOLDER),
    kind,
    keepsRoom: true,
    onFault: (error) => logger.error({ error: String(error) }, "the security log's engine failed"),
  });
  if (!securityLog.ok) return securityLog;
  const peopleDatabase = openPeopleDatabase(directory, kind);
  if (!peopleDatabase.ok) {
    await securityLog.value.close();
    return peopleDatabase;
  }
  const options = { ...settings, tokens, logger, clock: systemClock };
  return succeed(
    await openAccessOffice({
      ...options,
      securityLog: securityLog.value,
      peopleDatabase: peopleDatabase.value,
    }),
  );
}
