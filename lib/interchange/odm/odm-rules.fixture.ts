/*
 * What CDISC's schema of ODM 1.3.2 asks of the elements that are used here, written down from the standard: which
 * children in which order, which attributes must be there, and which may. It is no copy of the schema.
 */
interface Rule {
  /** In order; `?` at most one, `*` any number, `+` at least one, otherwise exactly one. */
  readonly children: readonly string[];
  readonly required: readonly string[];
  readonly optional?: readonly string[];
}

const TEXT: Rule = { children: [], required: [] };
const DATA = ["AuditRecord?", "Signature?"];

export const ODM_RULES: Readonly<Record<string, Rule>> = {
  ODM: {
    children: ["Study*", "AdminData*", "ReferenceData*", "ClinicalData*", "Association*"],
    required: ["FileType", "FileOID", "CreationDateTime"],
    optional: ["xmlns", "AsOfDateTime", "ODMVersion", "Originator", "SourceSystem", "SourceSystemVersion"],
  },
  Study: { children: ["GlobalVariables", "BasicDefinitions?", "MetaDataVersion*"], required: ["OID"] },
  GlobalVariables: { children: ["StudyName", "StudyDescription", "ProtocolName"], required: [] },
  StudyName: TEXT,
  StudyDescription: TEXT,
  ProtocolName: TEXT,
  MetaDataVersion: {
    children: [
      "Include?",
      "Protocol?",
      "StudyEventDef*",
      "FormDef*",
      "ItemGroupDef*",
      "ItemDef*",
      "CodeList*",
      "ImputationMethod*",
      "Presentation*",
      "ConditionDef*",
      "MethodDef*",
    ],
    required: ["OID", "Name"],
    optional: ["Description"],
  },
  Protocol: { children: ["Description?", "StudyEventRef*", "Alias*"], required: [] },
  StudyEventRef: { children: [], required: ["StudyEventOID", "Mandatory"], optional: ["OrderNumber"] },
  StudyEventDef: {
    children: ["Description?", "FormRef*"],
    required: ["OID", "Name", "Repeating", "Type"],
    optional: ["Category"],
  },
  FormRef: { children: [], required: ["FormOID", "Mandatory"], optional: ["OrderNumber"] },
  FormDef: { children: ["Description?", "ItemGroupRef*"], required: ["OID", "Name", "Repeating"] },
  ItemGroupRef: { children: [], required: ["ItemGroupOID", "Mandatory"], optional: ["OrderNumber"] },
  ItemGroupDef: { children: ["Description?", "ItemRef*"], required: ["OID", "Name", "Repeating"] },
  ItemRef: { children: [], required: ["ItemOID", "Mandatory"], optional: ["OrderNumber"] },
  ItemDef: {
    children: [
      "Description?",
      "Question?",
      "ExternalQuestion?",
      "MeasurementUnitRef*",
      "RangeCheck*",
      "CodeListRef?",
      "Role*",
      "Alias*",
    ],
    required: ["OID", "Name", "DataType"],
    optional: ["Length", "SignificantDigits"],
  },
  Question: { children: ["TranslatedText+"], required: [] },
  TranslatedText: { children: [], required: [], optional: ["xml:lang"] },
  RangeCheck: { children: ["CheckValue+"], required: ["SoftHard"], optional: ["Comparator"] },
  CheckValue: TEXT,
  CodeListRef: { children: [], required: ["CodeListOID"] },
  CodeList: { children: ["EnumeratedItem+"], required: ["OID", "Name", "DataType"] },
  EnumeratedItem: { children: [], required: ["CodedValue"] },
  AdminData: { children: ["User*", "Location*", "SignatureDef*"], required: [], optional: ["StudyOID"] },
  User: { children: ["LoginName?"], required: ["OID"], optional: ["UserType"] },
  LoginName: TEXT,
  Location: { children: ["MetaDataVersionRef+"], required: ["OID", "Name"], optional: ["LocationType"] },
  MetaDataVersionRef: { children: [], required: ["StudyOID", "MetaDataVersionOID", "EffectiveDate"] },
  ClinicalData: {
    children: ["SubjectData*", "AuditRecords*", "Signatures*", "Annotations*"],
    required: ["StudyOID", "MetaDataVersionOID"],
  },
  SubjectData: {
    children: [...DATA, "InvestigatorRef?", "SiteRef?", "Annotation*", "StudyEventData*"],
    required: ["SubjectKey"],
    optional: ["TransactionType"],
  },
  StudyEventData: {
    children: [...DATA, "Annotation*", "FormData*"],
    required: ["StudyEventOID"],
    optional: ["StudyEventRepeatKey", "TransactionType"],
  },
  FormData: {
    children: [...DATA, "ArchiveLayoutRef?", "Annotation*", "ItemGroupData*"],
    required: ["FormOID"],
    optional: ["FormRepeatKey", "TransactionType"],
  },
  ItemGroupData: {
    children: [...DATA, "Annotation*", "ItemData*"],
    required: ["ItemGroupOID"],
    optional: ["ItemGroupRepeatKey", "TransactionType"],
  },
  ItemData: {
    children: [...DATA, "MeasurementUnitRef?", "Annotation*"],
    required: ["ItemOID"],
    optional: ["Value"],
  },
  AuditRecord: {
    children: ["UserRef", "LocationRef", "DateTimeStamp", "ReasonForChange?", "SourceID?"],
    required: [],
    optional: ["EditPoint", "UsedImputationMethod", "ID"],
  },
  Signature: {
    children: ["UserRef", "LocationRef", "SignatureRef", "DateTimeStamp"],
    required: [],
    optional: ["ID"],
  },
  SignatureRef: { children: [], required: ["SignatureOID"] },
  SignatureDef: { children: ["Meaning", "LegalReason"], required: ["OID"], optional: ["Methodology"] },
  Meaning: TEXT,
  LegalReason: TEXT,
  UserRef: { children: [], required: ["UserOID"] },
  LocationRef: { children: [], required: ["LocationOID"] },
  DateTimeStamp: TEXT,
  ReasonForChange: TEXT,
};

/** The words that an attribute may be. */
export const ODM_WORDS: Readonly<Record<string, readonly string[]>> = {
  FileType: ["Snapshot", "Transactional"],
  ODMVersion: ["1.3.2"],
  Repeating: ["Yes", "No"],
  Mandatory: ["Yes", "No"],
  Type: ["Scheduled", "Unscheduled", "Common"],
  DataType: ["text", "integer", "double", "date", "datetime"],
  Comparator: ["LT", "LE", "GT", "GE", "EQ", "NE", "IN", "NOTIN"],
  SoftHard: ["Soft", "Hard"],
  LocationType: ["Sponsor", "Site", "CRO", "Lab", "Other"],
  Methodology: ["Digital", "Electronic"],
  TransactionType: ["Insert", "Update", "Remove", "Upsert", "Context"],
};

/** Which definition an attribute refers to. */
export const ODM_REFERENCES: Readonly<Record<string, string>> = {
  StudyOID: "Study",
  MetaDataVersionOID: "MetaDataVersion",
  StudyEventOID: "StudyEventDef",
  FormOID: "FormDef",
  ItemGroupOID: "ItemGroupDef",
  ItemOID: "ItemDef",
  CodeListOID: "CodeList",
  UserOID: "User",
  LocationOID: "Location",
  SignatureOID: "SignatureDef",
};
