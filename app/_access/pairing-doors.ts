import { apiPath } from "#app/_query/fetch-json.ts";
import { sendJson, sendTimed } from "#app/_query/send-json.ts";
import type { PairingAnswer, PairingState } from "#lib/contract/access.ts";
import type { PairingDoors } from "./pair-wall.ts";

/** The server's doors for a wall that wants to be let in. */
export const pairingDoors: PairingDoors = {
  claimLink: (token) => sendJson<PairingState>("POST", apiPath(["auth", "display-link"]), { token }),
  claim: (secret) => sendJson<PairingState>("POST", apiPath(["auth", "pairing", "claim"]), { secret }),
  async ask() {
    const { answer, servedAt } = await sendTimed<PairingAnswer>("POST", apiPath(["auth", "pairing"]));
    return { ...answer, lasts: Date.parse(answer.expires_at) - servedAt };
  },
};
