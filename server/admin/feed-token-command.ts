import { Option } from "commander";
import type { OnceShown, ProgramJson } from "#lib/contract/access.ts";
import type { AddCommand } from "./admin-context.ts";
import { AdminFailure, EXIT } from "./admin-failure.ts";
import { callServer } from "./call-server.ts";
import { table } from "./table.ts";
import { warnOfBeds } from "./warn-of-beds.ts";

const SCOPES: Readonly<Record<string, readonly string[]>> = {
  feed: ["feed"],
  read: ["read"],
  both: ["feed", "read"],
};

export const addFeedTokenCommand: AddCommand = (program, context) => {
  const tokens = program.command("feed-token").description("tokens of programs that send or read");
  const say = (text: string): unknown => context.out.write(`${text}\n`);

  tokens
    .command("create")
    .description("give a program a token and print it, once")
    .argument("<name>", "the program's name: the source of readings that name none")
    .addOption(new Option("--scope <scope>", "what it may do").choices(Object.keys(SCOPES)).default("feed"))
    .option("--beds <beds>", "the only beds it may write to, with commas between them; by default all")
    .action((name: string, { scope, beds }: { scope: string; beds?: string }, command) =>
      callServer(command, context, async (call) => {
        const { program: added, token } = await call<{
          program: ProgramJson;
          token: OnceShown;
        }>("POST", "/api/v1/programs", {
          name,
          scopes: SCOPES[scope],
          ...(beds === undefined ? {} : { beds: beds.split(",").map((bed) => bed.trim()) }),
        });
        warnOfBeds(context, added.unknown_beds);
        say(token.secret);
        context.err.write(`That is the token of ${name}. It is not shown again.\n`);
      }),
    );

  tokens
    .command("list")
    .description("every program that has or had a token")
    .action((_options, command) =>
      callServer(command, context, async (call) => {
        const { programs } = await call<{ programs: ProgramJson[] }>("GET", "/api/v1/programs");
        const rows = programs.map((one) => [
          one.name,
          one.scopes.join("+"),
          one.beds?.join(",") ?? "all",
          one.revoked_at === null ? one.origin : "revoked",
          one.last_used_at ?? "never used",
        ]);
        say(table(["program", "scope", "beds", "state", "last used"], rows));
      }),
    );

  tokens
    .command("revoke")
    .description("from now on this program's token opens nothing")
    .argument("<name>")
    .action((name: string, _options, command) =>
      callServer(command, context, async (call) => {
        const { programs } = await call<{ programs: ProgramJson[] }>("GET", "/api/v1/programs");
        const found = programs.find((one) => one.name === name && one.revoked_at === null);
        if (found === undefined)
          throw new AdminFailure(EXIT.refused, `No program named ${name} has a token.`);
        if (found.origin === "environment") {
          throw new AdminFailure(
            EXIT.refused,
            `The token of ${name} is set by the environment: change it there and start again.`,
          );
        }
        await call("DELETE", `/api/v1/programs/${found.id}`);
        say(`The token of ${name} is revoked.`);
      }),
    );
};
