import { RequestRefused } from "./fetch-json.ts";

/** A refusal will not change by asking again; a server that is away may come back. */
export function retry(failures: number, error: Error): boolean {
  return !(error instanceof RequestRefused && error.status < 500) && failures < 2;
}
