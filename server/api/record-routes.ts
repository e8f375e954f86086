import {
  type ChangeDetailsRequest,
  changeDetailsSchema,
  enterFactsSchema,
  type VoidFactRequest,
  voidFactSchema,
} from "#lib/contract/record.ts";
import { decideDetails } from "#lib/log/decide-details.ts";
import { decideFact, decideFactVoid, type EnterFact, isVersionName } from "#lib/log/decide-fact.ts";
import type { SubjectEvent } from "#lib/log/event.ts";
import { checkMeantPlateau } from "#lib/log/meant-plateau.ts";
import { evolveSubject, type SubjectState } from "#lib/log/subject-state.ts";
import { toDetailsView, toFactView, toVersions } from "#lib/projections/fact-view.ts";
import { projectRecord } from "#lib/projections/project-record.ts";
import { type Failure, fail, type Result, succeed } from "#lib/units/result.ts";
import type { Principal } from "../access/principal.ts";
import type { ViewSource } from "../live/view-source.ts";
import type { Draft } from "../log/draft.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import type { Recorder } from "../log/recorder.ts";
import { type Commanded, withinBeds } from "./commands.ts";
import { commandInfusion } from "./infusion-commands.ts";
import { correctionOf, detailsOf, factOf } from "./record-facts.ts";
import { admitted, type Route, type RouteAnswer } from "./route.ts";

/** The doors of what people enter about a subject and no feed sends, with every version of it. */
export function recordRoutes(recorder: Recorder, folded: FoldedLog, source: ViewSource): readonly Route[] {
  const path = "/api/v1/subjects/{subject}/record";

  async function answer(subject: string, { changed }: Commanded, made: 200 | 201 = 200) {
    const known = await source.subject(subject);
    const state = folded.subject(subject);
    if (known === null || state === null) return unknownSubject(subject);
    const json = projectRecord(known, state.record, source.context());
    return succeed<RouteAnswer>({ status: changed ? made : 200, json });
  }

  /** Whoever saw an older version is told what stands now, so that a form can show both. */
  function withPresent<Refusal extends Failure>(subject: string, refusal: Refusal): Refusal {
    const { present } = refusal;
    const state = folded.subject(subject);
    if (state === null || !isVersionName(present)) return refusal;
    const { details, facts } = state.record;
    const versions =
      present.record === "details"
        ? toVersions(details, toDetailsView)
        : toVersions(facts.get(present.record) ?? [], toFactView);
    return { ...refusal, present: { ...present, ...versions[present.version - 1] } };
  }

  function command(
    subject: string,
    principal: Principal,
    decide: (state: SubjectState, draft: Draft) => Result<readonly SubjectEvent[]>,
  ): Promise<Result<Commanded>> {
    return commandInfusion(recorder, subject, principal.actor, (state, draft: Draft) => {
      const allowed = withinBeds(principal, [draft.ward.bedBySubject.get(subject) ?? null]);
      return allowed.ok ? decide(state, draft) : allowed;
    });
  }

  return [
    {
      method: "get",
      path,
      access: "subjects:see",
      summary:
        "What people entered about a subject, with every version; what data suggest, and what is missing",
      answers:
        "`{details, facts:[{record, versions}], eligibility, suggestions, gases, films, gaps, …}`; the last version stands, one whose value is null is void",
      handle: ({ params }) => answer(params.subject ?? "", { changed: false }),
    },
    {
      method: "post",
      path,
      access: "subjects:change",
      summary:
        "Enter facts, or what they should have been: checklist, ventilation and other support, plateaus with effort, biomarkers, death, discharge, follow-up",
      body: enterFactsSchema,
      answers:
        "201 with the record; 200 when it says so already; 409 `stale_version` with the `present` version when another one was seen; all of it is refused when one part is",
      async handle({ params, body, principal }) {
        const subject = params.subject ?? "";
        const sender = admitted({ principal });
        const { entries, correction } = enterFactsSchema.parse(body);
        const reason = correctionOf(correction);
        if (reason !== null && !sender.rights.has("data:correct")) return mayNotCorrect(sender);
        const commands: EnterFact[] = [];
        for (const { fact, record = null, expected_version: expectedVersion } of entries) {
          const ours = factOf(fact, source.calendar);
          if (!ours.ok) return ours;
          commands.push({ record, fact: ours.value, expectedVersion, correction: reason });
        }
        const done = await command(subject, sender, (state, draft) => decideAll(state, commands, draft));
        return done.ok ? answer(subject, done.value, 201) : withPresent(subject, done);
      },
    },
    {
      method: "post",
      path: `${path}/void`,
      access: "data:correct",
      summary: "Void what should never have been entered; it stays on record",
      body: voidFactSchema,
      answers: "The record; 409 `stale_version` as above",
      async handle({ params, body, principal }) {
        const subject = params.subject ?? "";
        const { record, expected_version, correction } = body as VoidFactRequest;
        const reason = correctionOf(correction);
        const done = await command(subject, admitted({ principal }), (state) =>
          reason === null
            ? fail("reason_missing", "Voiding needs a reason.")
            : decideFactVoid(state, record, expected_version, reason),
        );
        return done.ok ? answer(subject, done.value) : withPresent(subject, done);
      },
    },
    {
      method: "post",
      path: `${path}/details`,
      access: "data:correct",
      summary:
        "Add to a subject's details, or correct them with a reason: age, sex, height, weight, arm, the clocks",
      body: changeDetailsSchema,
      answers: "The record; 409 `stale_version` as above",
      async handle({ params, body, principal }) {
        const subject = params.subject ?? "";
        const { changes: sent, expected_version, correction } = body as ChangeDetailsRequest;
        const changes = detailsOf(sent);
        if (!changes.ok) return changes;
        const details = {
          changes: changes.value,
          expectedVersion: expected_version,
          correction: correctionOf(correction),
        };
        const done = await command(subject, admitted({ principal }), (state, { now }) =>
          decideDetails(state, details, now),
        );
        return done.ok ? answer(subject, done.value) : withPresent(subject, done);
      },
    },
  ];
}

/** Each sees what the ones before it changed, and none is taken unless all are. */
function decideAll(
  state: SubjectState,
  commands: readonly EnterFact[],
  draft: Draft,
): Result<readonly SubjectEvent[]> {
  const events: SubjectEvent[] = [];
  let changed = state;
  const { now } = draft;
  for (const one of commands) {
    const meant = checkMeantPlateau(draft.book(state.subject), one.fact);
    if (!meant.ok) return meant;
    const decision = decideFact(changed, one, now);
    if (!decision.ok) return decision;
    for (const event of decision.value) {
      events.push(event);
      changed = evolveSubject(changed, state.subject, event, { recordedAt: now, actor: "" });
    }
  }
  return succeed(events);
}

function unknownSubject(subject: string) {
  return fail("unknown_subject", `No subject is enrolled as ${subject}.`);
}

function mayNotCorrect({ displayName }: Principal) {
  return fail("forbidden", `${displayName} may enter what is not there yet, and correct nothing.`);
}
