import type access from "../_messages/en/access.json";
import type alarms from "../_messages/en/alarms.json";
import type audit from "../_messages/en/audit.json";
import type common from "../_messages/en/common.json";
import type corrections from "../_messages/en/corrections.json";
import type desk from "../_messages/en/desk.json";
import type events from "../_messages/en/events.json";
import type exports_ from "../_messages/en/exports.json";
import type infusion from "../_messages/en/infusion.json";
import type record from "../_messages/en/record.json";
import type review from "../_messages/en/review.json";
import type study from "../_messages/en/study.json";
import type wall from "../_messages/en/wall.json";
import type { Locale as OurLocale } from "./locale-names.ts";

/** A word that no catalogue has does not compile. */
declare module "next-intl" {
  interface AppConfig {
    Locale: OurLocale;
    Messages: {
      access: typeof access;
      alarms: typeof alarms;
      audit: typeof audit;
      common: typeof common;
      exports: typeof exports_;
      corrections: typeof corrections;
      desk: typeof desk;
      events: typeof events;
      infusion: typeof infusion;
      record: typeof record;
      study: typeof study;
      review: typeof review;
      wall: typeof wall;
    };
  }
}
