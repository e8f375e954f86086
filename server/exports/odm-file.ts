import { type OdmContent, odmChanges } from "#lib/interchange/odm/odm-changes.ts";
import { odmBegin, odmEnd } from "#lib/interchange/odm/odm-document.ts";
import { odmSubject } from "#lib/interchange/odm/odm-subject.ts";
import { siteTimeWriter } from "#lib/interchange/site-time.ts";
import { ExportedSubject } from "#lib/interchange/subject-table.ts";
import type { Envelope } from "#lib/log/envelope.ts";
import type { Instant } from "#lib/units/instant.ts";
import { type ExportFile, gathered, type Part } from "./export-file.ts";
import type { StudyAt } from "./study-at.ts";
import { upTo } from "./up-to.ts";

const NAMES: Readonly<Record<OdmContent, string>> = {
  Snapshot: "odm.xml",
  Transactional: "odm_transactional.xml",
};

/** CDISC ODM 1.3.2: what stands, or everything that ever was, each with who, when and why. */
export function odmFile(content: OdmContent): ExportFile {
  return {
    name: NAMES[content],
    type: "application/xml; charset=utf-8",
    summary: `CDISC ODM 1.3.2 with audit records, ${content === "Snapshot" ? "what stands" : "every change"}`,
    isOfSubjects: true,
    async *parts(study) {
      const write = siteTimeWriter(study.calendar.timeZone);
      const asOf = write(study.point.recordedAt ?? (0 as Instant));
      const actors = await actorsOf(study);
      yield whole(odmBegin({ content, seq: study.point.seq, asOf, version: study.version, actors }));
      const context = study.context();
      for (const name of study.names) {
        const events: Envelope[] = [];
        const { record, state } = await study.subject(name, (envelope) => events.push(envelope));
        const subject = new ExportedSubject(record, state, context, write);
        yield* gathered(wholes(odmSubject(name, odmChanges(subject, events, content), content, write)));
      }
      yield whole(odmEnd());
    },
  };
}

function whole(text: string): Part {
  return { text, rows: 0 };
}

function* wholes(texts: Iterable<string>): Generator<Part> {
  for (const text of texts) yield whole(text);
}

const actorsKnown = new WeakMap<StudyAt, readonly string[]>();

/** Everybody who did anything by then: a file names its users before it refers to them. */
async function actorsOf(study: StudyAt): Promise<readonly string[]> {
  const known = actorsKnown.get(study);
  if (known !== undefined) return known;
  const actors = new Set<string>();
  for await (const page of upTo(study.log.readAfter(0), study.point.seq)) {
    for (const { actor } of page) actors.add(actor);
  }
  const sorted = [...actors].toSorted();
  actorsKnown.set(study, sorted);
  return sorted;
}
