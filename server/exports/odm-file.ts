import type { OdmContent } from "#lib/interchange/odm/odm-changes.ts";
import { odmBegin, odmEnd } from "#lib/interchange/odm/odm-document.ts";
import { odmSubject } from "#lib/interchange/odm/odm-subject.ts";
import { siteTimeWriter } from "#lib/interchange/site-time.ts";
import type { Instant } from "#lib/units/instant.ts";
import type { SubjectFile } from "./export-file.ts";

const NAMES: Readonly<Record<OdmContent, string>> = {
  Snapshot: "odm.xml",
  Transactional: "odm_transactional.xml",
};

/** CDISC ODM 1.3.2: what stands, or everything that ever was, each with who, when and why. */
export function odmFile(content: OdmContent): SubjectFile {
  return {
    name: NAMES[content],
    type: "application/xml; charset=utf-8",
    summary: `CDISC ODM 1.3.2 with audit records, ${content === "Snapshot" ? "what stands" : "every change"}`,
    async begin(study) {
      const write = siteTimeWriter(study.calendar.timeZone);
      const asOf = write(study.point.recordedAt ?? (0 as Instant));
      const actors = await study.actors();
      return odmBegin({ content, seq: study.point.seq, asOf, version: study.version, actors });
    },
    *of(subject) {
      for (const text of odmSubject(subject, content)) yield { text, rows: 0 };
    },
    end: odmEnd(),
  };
}
