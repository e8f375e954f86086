import type { TimeWriter } from "../site-time.ts";
import type { OdmChange } from "./odm-change.ts";
import type { OdmContent } from "./odm-changes.ts";
import { ODM_LOCATION_OID } from "./odm-forms.ts";
import { xmlElement, xmlOpen, xmlText } from "./xml.ts";

/** How an actor is called in a file: in OIDs a person's mark says nothing. */
export function odmUserOid(actor: string): string {
  return `USR.${actor}`;
}

/** One subject's data as XML, piece by piece; changes of one form that follow each other stand together. */
export function* odmSubject(
  subject: string,
  changes: Iterable<OdmChange>,
  content: OdmContent,
  write: TimeWriter,
): Generator<string> {
  yield xmlOpen("SubjectData", { SubjectKey: subject, ...transactionOf("Insert", content) });
  let open: OdmChange | null = null;
  for (const change of changes) {
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

function groupData(change: OdmChange, content: OdmContent, write: TimeWriter): string {
  const { group, groupKey, transaction, items } = change;
  const data =
    transaction === "Remove"
      ? ""
      : Object.entries(items)
          .map(([key, value]) =>
            value === null ? "" : xmlElement("ItemData", { ItemOID: `I.${group}.${key}`, Value: value }),
          )
          .join("");
  return xmlElement(
    "ItemGroupData",
    {
      ItemGroupOID: `IG.${group}`,
      ItemGroupRepeatKey: groupKey,
      ...transactionOf(transaction, content),
    },
    auditRecord(change, write) + data,
  );
}

function auditRecord({ audit }: OdmChange, write: TimeWriter): string {
  if (audit === null) return "";
  const { by, at, reason } = audit;
  return xmlElement(
    "AuditRecord",
    {},
    xmlElement("UserRef", { UserOID: odmUserOid(by) }) +
      xmlElement("LocationRef", { LocationOID: ODM_LOCATION_OID }) +
      xmlElement("DateTimeStamp", {}, write(at)) +
      (reason === null ? "" : xmlElement("ReasonForChange", {}, xmlText(reason))),
  );
}

function transactionOf(type: "Insert" | "Update" | "Remove" | "Upsert", content: OdmContent) {
  return content === "Snapshot" ? {} : { TransactionType: type };
}
