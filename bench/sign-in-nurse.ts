import { findCommandLine } from "#server/access/command-line.ts";

const NURSE = { username: "bench.nurse", display_name: "The bench's nurse", role: "research_nurse" };
const PASSWORD = "walrus lantern gravel 7";

/** Adds a research nurse to a running program, as an admin does, and signs her in: the cookie that she then shows. */
export async function signInNurse(port: number, dataDirectory: string): Promise<string> {
  const key = findCommandLine(dataDirectory)?.key;
  if (key === undefined) throw new Error(`No server has left its key in ${dataDirectory}`);
  const post = async (path: string, body: object): Promise<Response> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response;
  };
  const added = (await (await post("/api/v1/people", NURSE)).json()) as {
    readonly link: { readonly secret: string };
  };
  const signedIn = await post("/api/v1/auth/set-up", { token: added.link.secret, password: PASSWORD });
  return signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}
