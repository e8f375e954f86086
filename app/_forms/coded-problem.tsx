"use client";
import { useEffect, useRef } from "react";
import { RequestRefused } from "#app/_query/fetch-json.ts";
import { FormProblem } from "./form-problem.tsx";

interface CodedProblemProps<Code extends string> {
  readonly error: Error | null;
  /** The server's codes that have words of ours. */
  readonly codes: readonly Code[];
  readonly words: (code: Code, detail: string) => string;
}

/** Why a deed was not done, by its code; what was typed is still there, also when the server is away. */
export function CodedProblem<Code extends string>({ error, codes, words }: CodedProblemProps<Code>) {
  const place = useRef<HTMLDivElement>(null);
  const code = error instanceof RequestRefused ? codes.find((known) => known === error.code) : undefined;
  useEffect(() => {
    if (error !== null) place.current?.focus();
  }, [error]);
  if (error === null) return null;
  if (code === undefined) return <FormProblem error={error} />;
  return (
    <div ref={place} className="form-problem" role="alert" tabIndex={-1}>
      <p>{words(code, error.message)}</p>
    </div>
  );
}
