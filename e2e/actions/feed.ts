import type { SubmitResult } from "#lib/contract/readings.ts";
import type { SubjectJson } from "#lib/contract/subjects.ts";
import { type Answer, Api, type Problem } from "../fixtures/api.ts";

/** A reading as a feed words it; the tests send wrong ones too. */
export interface Reading {
  readonly id?: string;
  readonly subject?: string;
  readonly bed?: string;
  readonly parameter: string;
  readonly value: unknown;
  readonly unit: string;
  readonly observed_at: string;
  readonly source?: string;
}

/** What a feed does: enrol and change subjects, send readings. */
export class Feed {
  readonly api: Api;

  constructor(url: string) {
    this.api = new Api(url);
  }

  enrol(subject: string, fields: object = {}): Promise<Answer<SubjectJson & Problem>> {
    return this.api.post("/api/v1/subjects", { subject, sex: "female", ...fields });
  }

  change(subject: string, fields: object): Promise<Answer<SubjectJson & Problem>> {
    return this.api.patch(`/api/v1/subjects/${encodeURIComponent(subject)}`, fields);
  }

  async submit(readings: readonly unknown[]): Promise<SubmitResult> {
    const { status, body, text } = await this.api.post<SubmitResult>("/api/v1/readings", { readings });
    if (status !== 200) throw new Error(`The readings were refused (${status}): ${text}`);
    return body;
  }

  /** Sends one reading and says what became of it. */
  async send(reading: Reading): Promise<SubmitResult["results"][number]> {
    const { results } = await this.submit([reading]);
    const [result] = results;
    if (result === undefined) throw new Error("There is no result for the reading");
    return result;
  }
}

/** A PEEP in our own unit. */
export function peep(subject: string, value: unknown, observed_at: string): Reading {
  return { subject, parameter: "peep", value, unit: "cm[H2O]", observed_at };
}

/** A plateau pressure in our own unit. */
export function plateau(subject: string, value: unknown, observed_at: string): Reading {
  return { subject, parameter: "plateau_pressure", value, unit: "cm[H2O]", observed_at };
}

/** An inspired oxygen as a fraction. */
export function fio2(subject: string, value: unknown, observed_at: string): Reading {
  return { subject, parameter: "fio2", value, unit: "1", observed_at };
}

/** So many minutes before now. */
export function minutesAgo(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000).toISOString();
}

/** Ventilated for too short a time for a plateau to be overdue, whatever the hour at which the test runs. */
export function lately(): { readonly ventilation_started_at: string } {
  return { ventilation_started_at: minutesAgo(95) };
}
