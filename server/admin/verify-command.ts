import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { SECURITY_FOLDER } from "../access/open-access.ts";
import { auditLog, findDamage } from "../log/log-audit.ts";
import { LOG_FILE } from "../log/schema.ts";
import { withProgress } from "../runtime/progress.ts";
import type { AddCommand, AdminContext } from "./admin-context.ts";
import { AdminFailure, EXIT } from "./admin-failure.ts";
import { findLog } from "./find-log.ts";

export const addVerifyCommand: AddCommand = (program, context) => {
  program
    .command("verify")
    .description("check the whole chain of events, and that of the security log; a server may run meanwhile")
    .action(async (_options, command) => {
      const { file, kind } = findLog(command, context);
      await verify(file, kind, context);
      const security = join(dirname(file), SECURITY_FOLDER, LOG_FILE);
      if (existsSync(security)) await verify(security, "security log", context);
    });
};

async function verify(file: string, what: string, context: AdminContext): Promise<void> {
  const audit = await withProgress("events", context.out, (onProgress) => auditLog(file, onProgress));
  if (!audit.ok) throw new AdminFailure(EXIT.brokenLog, `${file}: ${audit.detail}`);
  const damage = findDamage(file);
  if (damage !== null) {
    throw new AdminFailure(
      EXIT.brokenLog,
      `${file}: the chain is whole, but the file is damaged: ${damage}.`,
    );
  }
  const { events, head } = audit.value;
  context.out.write(`${file} (${what}): the chain is whole; events: ${events}.\n`);
  context.out.write(`Hash of the last: ${head}\n`);
}
