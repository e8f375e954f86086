"use client";
import { useTranslations } from "next-intl";

interface RevokedToggleProps {
  readonly count: number;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}

/** Keys that let nobody in any more are kept for the record, and out of the way. */
export function RevokedToggle({ count, isOpen, onToggle }: RevokedToggleProps) {
  const t = useTranslations("access.keys");
  if (count === 0) return null;
  return (
    <button type="button" className="text-button" aria-expanded={isOpen} onClick={() => onToggle(!isOpen)}>
      {isOpen ? t("hideRevoked") : t("showRevoked", { count })}
    </button>
  );
}
