import type { EventLog } from "./event-log.ts";

/**
 * A setting of this database, made and kept when it is first asked for. Throws the log's own sentence when it
 * cannot be kept: a start that cannot write is no start.
 */
export async function keptSetting(
  log: Pick<EventLog, "setting" | "saveSetting">,
  key: string,
  make: () => string,
): Promise<string> {
  const kept = await log.setting(key);
  if (kept !== null) return kept;
  const made = make();
  const saved = await log.saveSetting(key, made);
  if (!saved.ok) throw new Error(saved.detail);
  return made;
}
