import type { SignatureMeaning } from "../../log/review-event.ts";
import type { TimeWriter } from "../site-time.ts";
import type { ExportedSubject } from "../subject-table.ts";
import type { OdmChange } from "./odm-change.ts";
import { type OdmContent, odmChanges } from "./odm-changes.ts";
import { ODM_LOCATION_OID } from "./odm-forms.ts";
import { xmlElement, xmlOpen, xmlText } from "./xml.ts";

/** How an actor is called in a file: in OIDs a person's mark says nothing. */
export function odmUserOid(actor: string): string {
  return `USR.${actor}`;
}

/** How what a signature says is called in a file. */
export function odmSignatureOid(meaning: SignatureMeaning): string {
  return `SD.${meaning.toUpperCase()}`;
}

/** One subject's data as XML, piece by piece; changes of one form that follow each other stand together. */
export function* odmSubject(subject: ExportedSubject, content: OdmContent): Generator<string> {
  const { write, record } = subject;
  yield xmlOpen("SubjectData", { SubjectKey: record.subject, ...transactionOf("Insert", content) });
  let open: OdmChange | null = null;
  for (const change of odmChanges(subject, content)) {
    const isSameEvent = open !== null && open.event === change.event && open.eventKey === change.eventKey;
    const isSameForm = isSameEvent && open?.group === change.group;
    if (open !== null && !isSameForm) yield "</FormData>";
    if (open !== null && !isSameEvent) yield "</StudyEventData>\n";
    if (!isSameEvent) {
      yield xmlOpen("StudyEventData", {
        StudyEventOID: `SE.${change.event}`,
        StudyEventRepeatKey: change.eventKey,
        ...transactionOf("Upsert", content),
      });
    }
    if (!isSameForm)
      yield xmlOpen("FormData", { FormOID: `F.${change.group}`, ...transactionOf("Upsert", content) });
    yield groupData(change, content, write);
    open = change;
  }
  if (open !== null) yield "</FormData></StudyEventData>\n";
  yield "</SubjectData>\n";
}

/** Most of a file by far: written without attributes by name. */
function groupData(change: OdmChange, content: OdmContent, write: TimeWriter): string {
  const { group, groupKey, transaction, items } = change;
  const key = groupKey === null ? "" : ` ItemGroupRepeatKey="${xmlText(groupKey)}"`;
  const type = content === "Snapshot" ? "" : ` TransactionType="${transaction}"`;
  let text = `<ItemGroupData ItemGroupOID="IG.${group}"${key}${type}>${auditRecord(change, write)}${signature(change, write)}`;
  if (transaction !== "Remove") {
    for (const item in items) {
      const value = items[item];
      if (value === null || value === undefined) continue;
      const said = typeof value === "number" ? value : xmlText(value);
      text += `<ItemData ItemOID="I.${group}.${item}" Value="${said}"/>`;
    }
  }
  return `${text}</ItemGroupData>`;
}

const LOCATION = xmlElement("LocationRef", { LocationOID: ODM_LOCATION_OID });

function auditRecord({ audit }: OdmChange, write: TimeWriter): string {
  if (audit === null) return "";
  const { by, at, reason } = audit;
  const user = `<UserRef UserOID="${xmlText(odmUserOid(by))}"/>`;
  const why = reason === null ? "" : `<ReasonForChange>${xmlText(reason)}</ReasonForChange>`;
  return `<AuditRecord>${user}${LOCATION}<DateTimeStamp>${write(at)}</DateTimeStamp>${why}</AuditRecord>`;
}

function signature({ signature: signed }: OdmChange, write: TimeWriter): string {
  if (signed === undefined) return "";
  const user = xmlElement("UserRef", { UserOID: odmUserOid(signed.by) });
  const meaning = xmlElement("SignatureRef", { SignatureOID: odmSignatureOid(signed.meaning) });
  const at = xmlElement("DateTimeStamp", {}, write(signed.at));
  return xmlElement("Signature", {}, user + LOCATION + meaning + at);
}

function transactionOf(type: "Insert" | "Update" | "Remove" | "Upsert", content: OdmContent) {
  return content === "Snapshot" ? {} : { TransactionType: type };
}
