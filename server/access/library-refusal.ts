import { type APIError, isAPIError } from "better-auth/api";

/** Whether the library refuses what was asked. Where it failed at it, its error is no answer to whoever asked. */
export function isRefusal(error: unknown): error is APIError {
  return isAPIError(error) && error.statusCode < 500;
}
