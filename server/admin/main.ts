import "../runtime/private-files.ts";
import { runAdmin } from "./run-admin.ts";

process.exitCode = await runAdmin(process.argv.slice(2), {
  environment: process.env,
  out: process.stdout,
  err: process.stderr,
});
