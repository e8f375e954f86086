import type { Command } from "commander";

/** What a subcommand may use of the world outside. */
export interface AdminContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: AdminOutput;
  readonly err: AdminOutput;
}

/** A stream that may be a terminal. */
export type AdminOutput = NodeJS.WritableStream & { readonly isTTY?: boolean };

/** Each subcommand is a file that adds itself; its action ends by returning or by throwing `AdminFailure`. */
export type AddCommand = (program: Command, context: AdminContext) => void;
