import {
  displayLinkSchema,
  noBodySchema,
  type PairingAnswer,
  type PairingState,
  pairingClaimSchema,
} from "#lib/contract/access.ts";
import { toIso } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { AccessOffice } from "../access/access-office.ts";
import { networkOf } from "../access/network-of.ts";
import type { Assignment } from "../access/pairings.ts";
import { NOBODY } from "../access/principal.ts";
import { Turns } from "../access/turns.ts";
import type { Route, RouteAnswer } from "./route.ts";

/** The doors by which a screen becomes a wall. */
export function pairingRoutes(office: AccessOffice): readonly Route[] {
  const { pairings, displays, security, refusals, pairingThrottle } = office;

  const turns = new Turns();

  const become = async (
    { display, by }: Assignment,
    method: "pairing_code" | "display_link",
    address: string | null,
  ): Promise<Result<RouteAnswer>> => {
    const paired = await displays.pair(by, display);
    if (!paired.ok) return paired;
    const name = displays.one(display)?.name ?? NOBODY;
    security.note(name, { type: "signedIn", method, address });
    const json: PairingState = { state: "paired", path: displays.pathOf(display) };
    return succeed({ status: 200, json, cookies: [paired.value] });
  };

  return [
    {
      method: "post",
      path: "/api/v1/auth/pairing",
      access: "open",
      summary: "A screen asks to become a wall: the code is for people, the secret for the screen",
      body: noBodySchema,
      answers: "`{code, secret, expires_at}`",
      async handle({ credentials }) {
        const network = networkOf(credentials.caller.address);
        const allowed = await pairingThrottle.take(network ?? NOBODY);
        if (!allowed.ok) {
          const { address } = credentials.caller;
          refusals.add({ actor: NOBODY, door: "pairing", code: allowed.code, address });
          return allowed;
        }
        const begun = pairings.begin(network);
        if (!begun.ok) return begun;
        const { code, secret, expiresAt } = begun.value;
        const json: PairingAnswer = { code, secret, expires_at: toIso(expiresAt) };
        return succeed({ status: 200, json });
      },
    },
    {
      method: "post",
      path: "/api/v1/auth/pairing/claim",
      access: "open",
      summary: "Whether an admin has typed the code; then the wall's cookie comes with the answer",
      body: pairingClaimSchema,
      answers: '`{state: "waiting" | "paired", path}`; 410 when the code has run out',
      async handle({ body, credentials }) {
        const { secret } = pairingClaimSchema.parse(body);
        const claimed = pairings.claim(secret);
        if (!claimed.ok) return claimed;
        if (claimed.value === null) return succeed({ status: 200, json: WAITING });
        const paired = await become(claimed.value, "pairing_code", credentials.caller.address);
        // The screen keeps its code for when the log can be written again.
        if (!paired.ok) pairings.unclaim(secret, claimed.value);
        return paired;
      },
    },
    {
      method: "post",
      path: "/api/v1/auth/display-link",
      access: "open",
      recorded: true,
      summary: "Become a wall by a link that an admin made",
      body: displayLinkSchema,
      answers: '`{state: "paired", path}` and the wall\'s cookie; 410 when the link is worth nothing',
      // One after the other: of two screens that open a link at once, one becomes the wall.
      handle: ({ body, credentials }) =>
        turns.take(async () => {
          const { address } = credentials.caller;
          const link = await displays.openLink(displayLinkSchema.parse(body).token);
          if (link === null) {
            refusals.add({ actor: NOBODY, door: "display link", code: BAD_LINK.code, address });
            return BAD_LINK;
          }
          const paired = await become(JSON.parse(link.value) as Assignment, "display_link", address);
          // A screen that has not become the wall can try again.
          if (paired.ok) await displays.spendLink(link);
          return paired;
        }),
    },
  ];
}

const BAD_LINK = fail("bad_link", "This link is not valid any more. Ask an administrator for a new one.");
const WAITING: PairingState = { state: "waiting", path: null };
