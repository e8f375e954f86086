/** A person by the user name alone: the log's own mark for people would look like a formula. */
export function plainActor(actor: string): string {
  return actor.replace(/^@/, "");
}
