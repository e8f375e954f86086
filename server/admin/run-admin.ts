import { Command, CommanderError } from "commander";
import type { AddCommand, AdminContext } from "./admin-context.ts";
import { AdminFailure, EXIT } from "./admin-failure.ts";
import { addBackupCommand } from "./backup-command.ts";
import { addDisplayCommand } from "./display-command.ts";
import { addFeedTokenCommand } from "./feed-token-command.ts";
import { addUserCommand } from "./user-command.ts";
import { addVerifyCommand } from "./verify-command.ts";

const COMMANDS: readonly AddCommand[] = [
  addVerifyCommand,
  addBackupCommand,
  addUserCommand,
  addFeedTokenCommand,
  addDisplayCommand,
];

/** Runs `npm run admin -- …` and returns the process's exit code. */
export async function runAdmin(args: readonly string[], context: AdminContext): Promise<number> {
  const program = new Command("npm run admin --")
    .description("Looks after Ventwall's log, its people and its keys")
    .option("--data-dir <folder>", "the log's folder (default: DATA_DIR, or ./data)")
    .configureOutput({
      writeOut: (text) => context.out.write(text),
      writeErr: (text) => context.err.write(text),
    })
    .showHelpAfterError()
    .exitOverride();
  for (const add of COMMANDS) add(program, context);
  for (const command of program.commands) inherit(command, program);
  try {
    await program.parseAsync(args, { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT.usage;
    if (!(error instanceof AdminFailure)) throw error;
    context.err.write(`${error.message}\n`);
    return error.exitCode;
  }
}

function inherit(command: Command, parent: Command): void {
  command.copyInheritedSettings(parent);
  for (const below of command.commands) inherit(below, command);
}
