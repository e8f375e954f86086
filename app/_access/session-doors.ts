import { apiPath, RequestRefused } from "#app/_query/fetch-json.ts";
import { sendTimed } from "#app/_query/send-json.ts";
import type { MeAnswer } from "#lib/contract/access.ts";
import type { SessionDoors, SessionLeft } from "./session-watch.ts";

/** A session that never ends by itself, as a wall's. */
const ENDLESS: SessionLeft = Number.POSITIVE_INFINITY;

/** The server's doors for a person's session. */
export const sessionDoors: SessionDoors = {
  async act() {
    try {
      const { answer, servedAt } = await sendTimed<Pick<MeAnswer, "expires_at">>(
        "POST",
        apiPath(["auth", "activity"]),
      );
      return leftUntil(answer.expires_at, servedAt);
    } catch (error) {
      if (error instanceof RequestRefused && error.status === 401) return "gone";
      throw error;
    }
  },
  async look() {
    const { answer, servedAt } = await sendTimed<MeAnswer>("GET", apiPath(["auth", "me"]));
    return answer.visitor === null ? "gone" : leftUntil(answer.expires_at, servedAt);
  },
};

function leftUntil(expiresAt: string | null, servedAt: number): SessionLeft {
  return expiresAt === null ? ENDLESS : Date.parse(expiresAt) - servedAt;
}
