import { type OdmContent, odmChanges } from "#lib/interchange/odm/odm-changes.ts";
import { odmBegin, odmEnd } from "#lib/interchange/odm/odm-document.ts";
import { odmSubject } from "#lib/interchange/odm/odm-subject.ts";
import { siteTimeWriter } from "#lib/interchange/site-time.ts";
import { ExportedSubject } from "#lib/interchange/subject-table.ts";
import type { Envelope } from "#lib/log/envelope.ts";
import { isReadingEventType } from "#lib/log/event.ts";
import type { Instant } from "#lib/units/instant.ts";
import type { ExportFile, Part } from "./export-file.ts";
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
        const { record, state } = await study.subject(name);
        const subject = new ExportedSubject(record, state, context, write);
        const events: Envelope[] = [];
        for await (const envelope of study.events(name)) {
          if (isReadingEventType(envelope.event.type)) events.push(envelope);
        }
        for (const text of odmSubject(name, odmChanges(subject, events, content), content, write))
          yield whole(text);
      }
      yield whole(odmEnd());
    },
  };
}

function whole(text: string): Part {
  return { text, rows: 0 };
}

/** Everybody who did anything by then: a file names its users before it refers to them. */
async function actorsOf({ log, point }: StudyAt): Promise<readonly string[]> {
  const actors = new Set<string>();
  for await (const { actor } of upTo(log.readAfter(0), point.seq)) actors.add(actor);
  return [...actors].toSorted();
}
