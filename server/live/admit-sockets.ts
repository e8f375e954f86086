import type { Namespace } from "socket.io";
import type { AccessControl } from "../access/access-control.ts";
import { credentialsOf } from "../access/credentials.ts";
import type { Access } from "../access/principal.ts";

/** Lets only those into a namespace who may pass; the others get a code with their refusal. */
export function admitSockets(namespace: Namespace, access: AccessControl, scope: Access): void {
  namespace.use((socket, next) => {
    const offered: unknown = socket.handshake.auth.token;
    const token = typeof offered === "string" && offered.length > 0 ? offered : null;
    const admitted = access.admit(scope, credentialsOf(socket.request, token));
    if (admitted.ok) {
      socket.data.principal = admitted.value;
      next();
      return;
    }
    const refusal = new Error(admitted.code) as Error & { data?: object };
    refusal.data = { code: admitted.code, detail: admitted.detail };
    next(refusal);
  });
}
