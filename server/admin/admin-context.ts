import type { Command } from "commander";
import type { ProgressOutput } from "../runtime/progress.ts";

/** What a subcommand may use of the world outside. */
export interface AdminContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: ProgressOutput;
  readonly err: ProgressOutput;
}

/** Each subcommand is a file that adds itself; its action ends by returning or by throwing `AdminFailure`. */
export type AddCommand = (program: Command, context: AdminContext) => void;
