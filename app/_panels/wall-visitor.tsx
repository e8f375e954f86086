"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useMay, useVisitor } from "#app/_access/visitor.tsx";
import { BedsidePad } from "./bedside-pad.tsx";

const SHOW_NAME_MS = 8_000;

/** Who stands before the wall: asked by a key on a wall that may ask, said by name where a person signed in. */
export function WallVisitor() {
  const mayAsk = useMay("bedside:identify");
  const visitor = useVisitor();
  if (mayAsk) return <WhoIsHere />;
  if (visitor?.kind !== "person") return null;
  return (
    <a className="wall-visitor" href="/account">
      {visitor.display_name}
    </a>
  );
}

function WhoIsHere() {
  const t = useTranslations("access.bedside");
  const [isOpen, setIsOpen] = useState(false);
  const [name, setName] = useState<string | null>(null);
  useEffect(() => {
    if (name === null) return;
    const timer = setTimeout(() => setName(null), SHOW_NAME_MS);
    return () => clearTimeout(timer);
  }, [name]);
  return (
    <>
      <span className="wall-identified" role="status">
        {name !== null && t("identified", { name })}
      </span>
      <button type="button" className="wall-key" aria-label={t("open")} onClick={() => setIsOpen(true)}>
        <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2">
          <circle cx="7.5" cy="12" r="4.5" />
          <path d="M12 12h10v4M18 12v3" />
        </svg>
      </button>
      {isOpen && (
        <BedsidePad
          onClose={() => setIsOpen(false)}
          onIdentified={(answer) => {
            setIsOpen(false);
            setName(answer.display_name);
          }}
        />
      )}
    </>
  );
}
