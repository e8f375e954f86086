import type { DisplayJson, OnceShown } from "#lib/contract/access.ts";
import type { AddCommand } from "./admin-context.ts";
import { AdminFailure, EXIT } from "./admin-failure.ts";
import { callServer } from "./call-server.ts";
import { table } from "./table.ts";
import { warnOfBeds } from "./warn-of-beds.ts";

export const addDisplayCommand: AddCommand = (program, context) => {
  const displays = program.command("display").description("walls that show the ward");
  const say = (text: string): unknown => context.out.write(`${text}\n`);

  displays
    .command("create")
    .description("add a wall, by the code that its screen shows or else by a link to open on it")
    .argument("<name>")
    .option("--code <code>", "the pairing code on the screen")
    .option("--beds <beds>", "which beds it shows, such as 1-12; by default all")
    .option("--may-acknowledge", "people may act at it by their PIN", false)
    .action((name: string, options: { code?: string; beds?: string; mayAcknowledge: boolean }, command) =>
      callServer(command, context, async (call, publicUrl) => {
        const { display, link } = await call<{
          display: DisplayJson;
          link: OnceShown | null;
        }>("POST", "/api/v1/displays", {
          name,
          may_acknowledge: options.mayAcknowledge,
          ...(options.code === undefined ? {} : { code: options.code }),
          ...(options.beds === undefined ? {} : { beds: options.beds }),
        });
        warnOfBeds(context, display.unknown_beds);
        if (link === null) {
          say(`The screen with that code is the wall ${name} now.`);
          return;
        }
        say(`Open this on the wall's screen, once, until ${link.expires_at}:`);
        say(`${publicUrl}${link.path}`);
      }),
    );

  displays
    .command("list")
    .description("every wall")
    .action((_options, command) =>
      callServer(command, context, async (call) => {
        const { displays: walls } = await call<{ displays: DisplayJson[] }>("GET", "/api/v1/displays");
        const rows = walls.map((wall) => [
          wall.name,
          wall.beds ?? "all",
          wall.may_acknowledge ? "may act" : "looks only",
          wall.connected ? "connected" : wall.state,
          wall.last_used_at ?? "never used",
        ]);
        say(table(["wall", "beds", "people", "state", "last used"], rows));
      }),
    );

  displays
    .command("revoke")
    .description("a wall's screen goes dark")
    .argument("<name>")
    .action((name: string, _options, command) =>
      callServer(command, context, async (call) => {
        const { displays: walls } = await call<{ displays: DisplayJson[] }>("GET", "/api/v1/displays");
        const found = walls.find((wall) => wall.name === name && wall.state !== "revoked");
        if (found === undefined) throw new AdminFailure(EXIT.refused, `There is no wall named ${name}.`);
        await call("DELETE", `/api/v1/displays/${found.id}`);
        say(`The wall ${name} is revoked.`);
      }),
    );
};
