import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { localeOfHeader, localeOfTag } from "./locale.ts";
import { ASKED_LOCALE_HEADER, LOCALE_COOKIE, type Locale } from "./locale-names.ts";

/** `?lang=`, else the cookie, else what the browser asks for. */
async function chooseLocale(): Promise<Locale> {
  const asked = await headers();
  const kept = await cookies();
  return (
    localeOfTag(asked.get(ASKED_LOCALE_HEADER)) ??
    localeOfTag(kept.get(LOCALE_COOKIE)?.value) ??
    localeOfHeader(asked.get("accept-language"))
  );
}

export default getRequestConfig(async () => {
  const locale = await chooseLocale();
  const [
    audit,
    exports_,
    common,
    wall,
    desk,
    access,
    alarms,
    infusion,
    record,
    study,
    events,
    review,
    corrections,
  ] = await Promise.all([
    import(`../_messages/${locale}/audit.json`),
    import(`../_messages/${locale}/exports.json`),
    import(`../_messages/${locale}/common.json`),
    import(`../_messages/${locale}/wall.json`),
    import(`../_messages/${locale}/desk.json`),
    import(`../_messages/${locale}/access.json`),
    import(`../_messages/${locale}/alarms.json`),
    import(`../_messages/${locale}/infusion.json`),
    import(`../_messages/${locale}/record.json`),
    import(`../_messages/${locale}/study.json`),
    import(`../_messages/${locale}/events.json`),
    import(`../_messages/${locale}/review.json`),
    import(`../_messages/${locale}/corrections.json`),
  ]);
  return {
    locale,
    messages: {
      audit: audit.default,
      exports: exports_.default,
      common: common.default,
      wall: wall.default,
      desk: desk.default,
      access: access.default,
      alarms: alarms.default,
      infusion: infusion.default,
      record: record.default,
      study: study.default,
      events: events.default,
      review: review.default,
      corrections: corrections.default,
    },
    timeZone: "UTC",
  };
});
