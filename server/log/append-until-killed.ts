import { reading } from "./sample-appends.ts";
import { openSqliteEventLog } from "./sqlite-event-log.ts";

/**
 * A process for tests to kill: appends groups to the log in the folder it is given and writes the number
 * of each event to its output once the log has acknowledged it.
 */
const opened = await openSqliteEventLog({ directory: process.argv[2] ?? "", kind: "production" });
if (!opened.ok) throw new Error(opened.detail);
const log = opened.value;
let version = (await log.streamVersions()).get("S-01") ?? 0;
for (let size = 1; ; size = (size % 40) + 1) {
  const group = Array.from({ length: size }, () => {
    version += 1;
    return reading("S-01", version, `id ${version}`);
  });
  const appended = await log.append(group);
  if (!appended.ok) throw new Error(appended.detail);
  const lines = group.map((_, index) => `${appended.value.firstSeq + index}\n`).join("");
  await new Promise((written) => process.stdout.write(lines, written));
}
