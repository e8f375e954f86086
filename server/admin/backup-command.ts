import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { SECURITY_FOLDER } from "../access/open-access.ts";
import { copyPeople, PEOPLE_FILE } from "../access/people-database.ts";
import { copyLog } from "../log/log-copy.ts";
import { LOG_FILE } from "../log/schema.ts";
import { withProgress } from "../runtime/progress.ts";
import type { AddCommand, AdminContext } from "./admin-context.ts";
import { AdminFailure, EXIT } from "./admin-failure.ts";
import { findLog } from "./find-log.ts";

export const addBackupCommand: AddCommand = (program, context) => {
  program
    .command("backup")
    .description(
      "copy the log, the security log and the people into new files and check them; a server may run meanwhile",
    )
    .argument("<file>", "a file that does not exist yet; the others are named after it")
    .action(async (target: string, _options, command) => {
      const { file, kind } = findLog(command, context);
      await copyChecked(file, target, kind, context);
      const folder = dirname(file);
      const security = join(folder, SECURITY_FOLDER, LOG_FILE);
      const people = join(folder, PEOPLE_FILE);
      const restore = [`put ${target} in the place of ${file}`];
      if (existsSync(security)) {
        await copyChecked(security, `${target}.security`, "security log", context);
        restore.push(`${target}.security in the place of ${security}`);
      }
      if (existsSync(people)) {
        const copy = await copyPeople(people, `${target}.people`);
        if (!copy.ok) throw new AdminFailure(EXIT.cannotCreate, copy.detail);
        context.out.write(`${target}.people: a copy of ${people}.\n`);
        restore.push(`${target}.people in the place of ${people}`);
      }
      context.out.write(
        `To restore, stop the server and ${restore.join(", ")}, without any -wal or -shm file beside them.\n`,
      );
    });
};

async function copyChecked(file: string, target: string, what: string, { out }: AdminContext): Promise<void> {
  const copy = await withProgress("pages", out, (onProgress) => copyLog(file, target, onProgress));
  if (!copy.ok) throw new AdminFailure(EXIT.cannotCreate, copy.detail);
  const megabytes = (statSync(target).size / 1e6).toFixed(1);
  out.write(`${target}: a copy of ${file} (${what}), ${megabytes} MB, its chain of events checked.\n`);
}
