// Next and React read NODE_ENV when they are first imported: this module is imported before any other.
Object.assign(process.env, {
  NODE_ENV: process.argv.includes("--dev") ? "development" : "production",
  NEXT_TELEMETRY_DISABLED: "1",
});
