import type { Namespace, Server, Socket } from "socket.io";
import type { Right } from "#lib/access/right.ts";
import type { AccessOffice } from "../access/access-office.ts";
import { credentialsOf } from "../access/credentials.ts";
import { ENDINGS } from "../access/endings.ts";
import { NOBODY, type Principal } from "../access/principal.ts";

/**
 * Lets only those into a namespace who may pass, and keeps them in sight: whoever may be there no longer is
 * ended. The others get a code with their refusal.
 */
export function admitSockets(namespace: Namespace, office: AccessOffice, right: Right): void {
  namespace.use(async (socket, next) => {
    const offered: unknown = socket.handshake.auth.token;
    const token = typeof offered === "string" && offered.length > 0 ? offered : null;
    const credentials = credentialsOf(socket.request, office.trusts, token);
    const admitted = await office.control.admit(right, credentials, namespace.name);
    if (admitted.ok) {
      socket.data.principal = admitted.value;
      next();
      return;
    }
    const refusal = new Error(admitted.code) as Error & { data?: object };
    refusal.data = { code: admitted.code, detail: admitted.detail };
    next(refusal);
  });
  namespace.on("connection", (socket) => {
    const principal = principalBehind(socket);
    office.presence.add(socket, principal);
    // Its settings changed between its page and its socket: it comes back with a page of now.
    if (principal.kind === "display" && !office.displays.isUpToDate(principal.id)) {
      office.presence.end(({ id }) => id === principal.id, ENDINGS.wallChanged);
    }
  });
}

/** Nothing is served without a name: whoever comes by the default namespace is sent away, as from an unknown door. */
export function closeDefaultNamespace(namespace: Namespace, office: AccessOffice): void {
  namespace.use((socket, next) => {
    const { address } = credentialsOf(socket.request, office.trusts).caller;
    office.refusals.add({ actor: NOBODY, door: namespace.name, code: "nothing_shown", address });
    const refusal = new Error("unauthenticated") as Error & { data?: object };
    refusal.data = { code: "unauthenticated", detail: "Nothing is served here: connect to /live or /feed." };
    next(refusal);
  });
}

/** A namespace that is none of ours stays shut; of what was asked for there, only that it was is kept. */
export function noteUnknownNamespaces(io: Server, office: AccessOffice): void {
  io.of((_name, _auth, answer) => {
    const door = "an unknown namespace";
    office.refusals.add({ actor: NOBODY, door, code: "nothing_shown", address: null });
    answer(null, false);
  });
}

/** Who opened a socket. */
export function principalBehind(socket: Pick<Socket, "data">): Principal {
  const principal = socket.data.principal as Principal | undefined;
  if (principal === undefined) throw new Error("This socket was let in by nobody");
  return principal;
}
