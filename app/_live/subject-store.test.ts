import { describe, expect, it } from "vitest";
import type { SubjectSnapshot } from "#lib/contract/live.ts";
import type { SubjectView } from "#lib/projections/subject-view.ts";
import { openPage, snapshot } from "./live.fixture.ts";
import { settle } from "./scripted-transport.ts";
import { SubjectStore } from "./subject-store.ts";

function answerOf(subject: string): SubjectSnapshot {
  const { beds: _, ...facts } = snapshot(5, []);
  return { ...facts, view: { subject } as SubjectView };
}

function openSubject() {
  const page = openPage();
  const store = new SubjectStore(page.link, "S-001");
  page.link.attach(store);
  page.transport.connect();
  return { ...page, store };
}

describe("one subject on a page", () => {
  it("is loading, then known", async () => {
    const { store, transport } = openSubject();
    expect(store.state.status).toBe("loading");
    transport.subjectQuestions.shift()?.answer(answerOf("S-001"));
    await settle();
    expect(store.state).toMatchObject({ status: "known", view: { subject: "S-001" } });
  });

  it("is refused with the server's words, and asked for again in case it is enrolled later", async () => {
    const { store, timers, transport } = openSubject();
    transport.subjectQuestions.shift()?.answer({ ok: false, code: "unknown_subject", detail: "nobody" });
    await settle();
    expect(store.state).toMatchObject({ status: "refused", refusal: { code: "unknown_subject" } });
    timers.step(2_000);
    transport.subjectQuestions.shift()?.answer(answerOf("S-001"));
    await settle();
    expect(store.state.status).toBe("known");
  });

  it("lets the server know that nobody looks any more, and takes no late answer", async () => {
    const { store, transport } = openSubject();
    store.leave();
    transport.subjectQuestions.shift()?.answer(answerOf("S-001"));
    await settle();
    expect([transport.unwatched, store.state.status]).toEqual([["S-001"], "loading"]);
  });
});
