import { findCommandLine } from "#server/access/command-line.ts";

/** Makes a screen a wall of a running program, by a link as an admin gives it: the cookie that it then shows. */
export async function pairScreen(port: number, dataDirectory: string): Promise<string> {
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
  const added = (await (await post("/api/v1/displays", { name: "bench" })).json()) as {
    readonly link: { readonly secret: string };
  };
  const paired = await post("/api/v1/auth/display-link", { token: added.link.secret });
  return paired.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}
