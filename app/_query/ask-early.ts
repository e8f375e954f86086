import { headers } from "next/headers";
import { preload } from "react-dom";

/**
 * Has the browser ask for what a page will show while it still reads the page's scripts. Only where the page itself is
 * loaded: within the application the answer may be known already. Over plain HTTP a browser does not say which it is,
 * and then asks later.
 */
export async function askEarly(path: string): Promise<void> {
  const destination = (await headers()).get("sec-fetch-dest");
  if (destination === "document") preload(path, { as: "fetch", crossOrigin: "anonymous" });
}
