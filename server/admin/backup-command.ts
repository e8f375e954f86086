import { statSync } from "node:fs";
import { copyLog } from "../log/log-copy.ts";
import { withProgress } from "../runtime/progress.ts";
import type { AddCommand } from "./admin-context.ts";
import { AdminFailure, EXIT } from "./admin-failure.ts";
import { findLog } from "./find-log.ts";

export const addBackupCommand: AddCommand = (program, context) => {
  program
    .command("backup")
    .description("copy the log as it is now into a new file and check the copy; a server may run meanwhile")
    .argument("<file>", "a file that does not exist yet")
    .action(async (target: string, _options, command) => {
      const { file, kind } = findLog(command, context);
      const copy = await withProgress("pages", context.out, (onProgress) =>
        copyLog(file, target, onProgress),
      );
      if (!copy.ok) throw new AdminFailure(EXIT.cannotCreate, copy.detail);
      const megabytes = (statSync(target).size / 1e6).toFixed(1);
      context.out.write(
        `${target}: a copy of ${file} (${kind}), ${megabytes} MB, its chain of events checked.\n` +
          "To restore it, stop the server and put it in the place of that file, alone in its folder.\n",
      );
    });
};
