import { PERSON_ROLES } from "#lib/access/role.ts";
import type { OnceShown, PersonJson } from "#lib/contract/access.ts";
import type { AddCommand } from "./admin-context.ts";
import { callServer } from "./call-server.ts";
import { table } from "./table.ts";

const path = (name: string): string => `/api/v1/people/${encodeURIComponent(name)}`;

export const addUserCommand: AddCommand = (program, context) => {
  const user = program.command("user").description("people who may sign in");
  const say = (text: string): unknown => context.out.write(`${text}\n`);

  user
    .command("create")
    .description("add a person and print the link by which they set their password")
    .argument("<name>", "the user name: small letters, digits, dot, dash, underscore")
    .requiredOption("--role <role>", PERSON_ROLES.join(", "))
    .option("--display-name <name>", "as people are called; by default the user name")
    .action((username: string, { role, displayName }: { role: string; displayName?: string }, command) =>
      callServer(command, context, async (call, publicUrl) => {
        const { link } = await call<{ link: OnceShown }>("POST", "/api/v1/people", {
          username,
          display_name: displayName ?? username,
          role,
        });
        say(`${username} is ${role}. Their password is set by this link, once, until ${link.expires_at}:`);
        say(`${publicUrl}${link.path}`);
      }),
    );

  user
    .command("list")
    .description("everybody who may sign in")
    .action((_options, command) =>
      callServer(command, context, async (call) => {
        const { people } = await call<{ people: PersonJson[] }>("GET", "/api/v1/people");
        const rows = people.map((person) => [
          person.username,
          person.role,
          person.disabled ? "disabled" : person.signs_in_by,
          person.last_seen_at ?? "never seen",
          person.display_name,
        ]);
        say(table(["user", "role", "signs in by", "last seen", "name"], rows));
      }),
    );

  user
    .command("reset")
    .description("print a new link by which a person sets their password")
    .argument("<name>")
    .action((username: string, _options, command) =>
      callServer(command, context, async (call, publicUrl) => {
        const { link } = await call<{ link: OnceShown }>("POST", `${path(username)}/set-up-link`, {});
        say(`The password of ${username} is set by this link, once, until ${link.expires_at}:`);
        say(`${publicUrl}${link.path}`);
      }),
    );

  for (const [name, disabled, done] of [
    ["disable", true, "is disabled, and signed out everywhere"],
    ["enable", false, "may sign in again"],
  ] as const) {
    user
      .command(name)
      .description(disabled ? "sign a person out and let them in no more" : "let a disabled person in again")
      .argument("<name>")
      .action((username: string, _options, command) =>
        callServer(command, context, async (call) => {
          await call("PATCH", path(username), { disabled });
          say(`${username} ${done}.`);
        }),
      );
  }
};
