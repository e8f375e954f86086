"use client";
import { useTranslations } from "next-intl";
import { tokenExample } from "#app/_access/token-example.ts";
import type { ProgramToken } from "./programs-section.tsx";

/** A command that can be pasted into a shell to see that a token works. */
export function TokenExample({ of }: { readonly of: ProgramToken }) {
  const t = useTranslations("access.keys.programs");
  const example = tokenExample(window.location.origin, of.token.secret, of.program.scopes);
  return (
    <figure className="example">
      <figcaption>{t(of.program.scopes.includes("feed") ? "example" : "exampleRead")}</figcaption>
      <pre>
        <code translate="no">{example}</code>
      </pre>
    </figure>
  );
}
