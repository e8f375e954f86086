import { useTranslations } from "next-intl";

/** Says which beds were named that the ward does not have: a slip, or beds to come. */
export function UnknownBeds({ beds }: { readonly beds: readonly string[] }) {
  const t = useTranslations("access.keys");
  if (beds.length === 0) return null;
  return (
    <small className="unknown-beds">{t("unknownBeds", { beds: beds.join(", "), count: beds.length })}</small>
  );
}
