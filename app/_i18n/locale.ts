import type { Locale } from "./locale-names.ts";

/** The language that a tag such as `zh`, `zh-Hans` or `en-GB` asks for; `null`: one that we do not speak. */
export function localeOfTag(tag: string | null | undefined): Locale | null {
  const language = tag?.trim().toLowerCase().split(/[-_]/)[0];
  if (language === "zh") return "zh-CN";
  if (language === "en") return "en";
  return null;
}

/** The best of an `Accept-Language` header that we speak, by its weights; English where none is. */
export function localeOfHeader(header: string | null): Locale {
  let best: { readonly locale: Locale; readonly weight: number } | null = null;
  for (const part of header?.split(",") ?? []) {
    const [tag, ...parameters] = part.split(";");
    const locale = localeOfTag(tag);
    const quality = parameters.find((parameter) => parameter.trim().startsWith("q="));
    const weight = quality === undefined ? 1 : Number(quality.trim().slice(2));
    if (locale !== null && weight > (best?.weight ?? 0)) best = { locale, weight };
  }
  return best?.locale ?? "en";
}
