import { bedParts, unknownBeds } from "#lib/access/bed-selection.ts";
import {
  addDisplaySchema,
  addProgramSchema,
  changeDisplaySchema,
  type DisplayJson,
  noBodySchema,
  type OnceShown,
  type ProgramJson,
} from "#lib/contract/access.ts";
import { toIso } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { AccessOffice } from "../access/access-office.ts";
import type { DisplayFacts } from "../access/displays.ts";
import { ENDINGS } from "../access/endings.ts";
import { storing } from "../access/people-failure.ts";
import type { ProgramFacts } from "../access/programs.ts";
import { admitted, type Route } from "./route.ts";

/** The doors through which an admin gives and takes the keys of programs and walls. */
export function keyRoutes(office: AccessOffice, beds: () => readonly string[]): readonly Route[] {
  const { programs, displays, pairings, presence, codeThrottle } = office;

  const programJson = (program: ProgramFacts): ProgramJson => {
    // Its beds are names alone: a range would be one of that name.
    const ward = new Set(beds());
    return { ...program, unknown_beds: program.beds?.filter((bed) => !ward.has(bed)) ?? [] };
  };
  const displayJson = (display: DisplayFacts | null): DisplayJson | null => {
    if (display === null) return null;
    const parts = display.beds === null ? [] : bedParts(display.beds);
    return { ...display, unknown_beds: unknownBeds(parts, beds()) };
  };

  const linkFor = async (display: string, by: string): Promise<OnceShown> => {
    const { secret, expiresAt } = await displays.makeLink({ display, by });
    return { path: `/pair#${secret}`, secret, expires_at: toIso(expiresAt) };
  };

  return [
    {
      method: "get",
      path: "/api/v1/programs",
      access: "keys:manage",
      summary: "Every program that has or had a token",
      answers: "`{programs: [Program]}`, never a token",
      handle: () => succeed({ status: 200, json: { programs: programs.list().map(programJson) } }),
    },
    {
      method: "post",
      path: "/api/v1/programs",
      access: "keys:manage",
      recorded: true,
      summary: "Give a program a token",
      body: addProgramSchema,
      answers: "201 with `{program, token}`; the token is shown once",
      async handle({ body, principal }) {
        const { name, scopes, beds: only } = addProgramSchema.parse(body);
        const unique = [...new Set(scopes)];
        const added = await programs.add(admitted({ principal }).actor, {
          name,
          scopes: unique,
          beds: only ?? null,
        });
        if (!added.ok) return added;
        const { program, token } = added.value;
        const shown: OnceShown = { path: null, secret: token, expires_at: null };
        return succeed({ status: 201, json: { program: programJson(program), token: shown } });
      },
    },
    {
      method: "delete",
      path: "/api/v1/programs/{id}",
      access: "keys:manage",
      summary: "Revoke a program's token: it opens nothing from now on, and its open sockets end",
      answers: "`{ok: true}`",
      async handle({ params, principal }) {
        const program = params.id ?? "";
        const revoked = await programs.revoke(admitted({ principal }).actor, program);
        if (revoked.ok || revoked.code === "done_unrecorded") {
          presence.end(({ id }) => id === program, ENDINGS.tokenRevoked);
        }
        return revoked.ok ? succeed({ status: 200, json: { ok: true } }) : revoked;
      },
    },
    {
      method: "get",
      path: "/api/v1/displays",
      access: "keys:manage",
      summary: "Every wall",
      answers: "`{displays: [Display]}`",
      handle: () => succeed({ status: 200, json: { displays: displays.list().map(displayJson) } }),
    },
    {
      method: "post",
      path: "/api/v1/displays",
      access: "keys:manage",
      recorded: true,
      summary: "Add a wall: with the code that a screen shows, or else by the link in the answer",
      body: addDisplaySchema,
      answers: "201 with `{display, link}`; `link` is null with a code, else shown once",
      async handle({ body, principal, credentials }) {
        const { name, beds: shown, may_acknowledge, code } = addDisplaySchema.parse(body);
        const { actor } = admitted({ principal });
        if (code !== undefined) {
          const known = await tryCode(office, code, actor, credentials.caller.address);
          if (!known.ok) return known;
        }
        const added = await displays.add(actor, {
          name,
          beds: shown ?? null,
          mayAcknowledge: may_acknowledge,
        });
        if (!added.ok) return added;
        const display = added.value;
        if (code !== undefined) {
          const assigned = pairings.assign(code, { display, by: actor });
          if (!assigned.ok) return assigned;
          await codeThrottle.giveBack(actor);
        }
        const link = await storing(() => (code === undefined ? linkFor(display, actor) : null));
        if (!link.ok) return fail(link.code, `The wall ${name} is added, but without a link: ${link.detail}`);
        return succeed({
          status: 201,
          json: { display: displayJson(displays.one(display)), link: link.value },
        });
      },
    },
    {
      method: "patch",
      path: "/api/v1/displays/{id}",
      access: "keys:manage",
      recorded: true,
      summary: "Change a wall's beds, or whether people may act at it",
      body: changeDisplaySchema,
      answers: "`{display}`",
      async handle({ params, body, principal }) {
        const { beds: shown, may_acknowledge } = changeDisplaySchema.parse(body);
        const display = params.id ?? "";
        const changed = await displays.change(admitted({ principal }).actor, display, {
          ...(shown === undefined ? {} : { beds: shown }),
          ...(may_acknowledge === undefined ? {} : { mayAcknowledge: may_acknowledge }),
        });
        return changed.ok
          ? succeed({ status: 200, json: { display: displayJson(displays.one(display)) } })
          : changed;
      },
    },
    {
      method: "post",
      path: "/api/v1/displays/{id}/link",
      access: "keys:manage",
      recorded: true,
      summary: "A link that makes another screen this wall; the one before is then out",
      body: noBodySchema,
      answers: "201 with `{display, link}`, the link shown once",
      async handle({ params, principal }) {
        const display = displays.one(params.id ?? "");
        if (display === null || display.state === "revoked") return UNKNOWN;
        return succeed({
          status: 201,
          json: {
            display: displayJson(display),
            link: await linkFor(display.id, admitted({ principal }).actor),
          },
        });
      },
    },
    {
      method: "delete",
      path: "/api/v1/displays/{id}",
      access: "keys:manage",
      summary: "Revoke a wall: its screen goes dark within a second",
      answers: "`{ok: true}`",
      async handle({ params, principal }) {
        const revoked = await displays.revoke(admitted({ principal }).actor, params.id ?? "");
        return revoked.ok ? succeed({ status: 200, json: { ok: true } }) : revoked;
      },
    },
  ];
}

const UNKNOWN = fail("unknown_key", "There is no such wall.");

/** Whether a screen shows this code; whoever types wrong ones is made to wait. */
async function tryCode(
  { pairings, codeThrottle, refusals }: AccessOffice,
  code: string,
  actor: string,
  address: string | null,
): Promise<Result<null, "unknown_code" | "too_many_attempts">> {
  const allowed = await codeThrottle.take(actor);
  if (!allowed.ok) {
    refusals.add({ actor, door: "pairing code", code: allowed.code, address });
    return allowed;
  }
  return pairings.isShown(code)
    ? succeed(null)
    : fail("unknown_code", "No screen shows this code now. Codes last ten minutes.");
}
