import { useTranslations } from "next-intl";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { DetailsView } from "#lib/projections/record-view.ts";

/** One of a subject's details with its unit, in words. */
export function useDetailWords(
  format: SiteFormat,
): (field: keyof DetailsView, details: DetailsView) => string {
  const t = useTranslations("record");
  const desk = useTranslations("desk");
  return (field, details) => {
    const value = details[field];
    if (value === null) return t("notKnown");
    switch (field) {
      case "sex":
        return desk(`subject.${details.sex}`);
      case "group":
        return desk(`subject.group.${details.group}`);
      case "age_years":
        return `${value} ${t("unit.years")}`;
      case "height_cm":
        return `${value} cm`;
      case "weight_kg":
        return `${value} kg`;
      default:
        return format.full(value);
    }
  };
}
