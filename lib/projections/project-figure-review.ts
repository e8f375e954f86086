import { seenOf } from "../log/decide-review.ts";
import type { Doing, FigureReview, Signature, Verification } from "../log/figure-review.ts";
import { figureState, type PresentFigure, standsVerified } from "../log/figure-state.ts";
import type { FigureMark, ReviewEvent, RulesSeen } from "../log/review-event.ts";
import { assertNever } from "../units/assert-never.ts";
import { toIso } from "../units/instant.ts";
import type {
  FigureMarkView,
  FigureReviewView,
  ReviewStepView,
  SignatureView,
  VerifierView,
} from "./figure-review-view.ts";

/** Where a figure stands in the review, with everything that was done to it. */
export function projectFigureReview(
  present: PresentFigure,
  review: FigureReview | null,
  protocolHash: string,
): FigureReviewView {
  const stands = standsVerified(present, review, protocolHash) ? review : null;
  return {
    state: figureState(present, review, protocolHash),
    completeness: present.completeness,
    seen: seenOf(present),
    verified:
      stands?.verified == null
        ? null
        : { ...verifierView(stands.verified), because: stands.verified.because },
    signatures: stands?.signatures.map(signatureView) ?? [],
    reopened: stands === null ? reopenedView(review) : null,
    history: review?.history.map(stepView) ?? [],
  };
}

function reopenedView(review: FigureReview | null): FigureReviewView["reopened"] {
  if (review === null) return null;
  const { reopened, verified, signatures } = review;
  if (reopened !== null) {
    return {
      because: "data",
      at: toIso(reopened.at),
      before: markView(reopened.before),
      verified: verifierView(reopened.verified),
      signatures: reopened.signatures.map(signatureView),
      changes: reopened.changes,
    };
  }
  if (verified === null) return null;
  return {
    because: "protocol",
    at: null,
    before: markView(verified),
    verified: verifierView(verified),
    signatures: signatures.map(signatureView),
    changes: 0,
  };
}

function stepView(event: ReviewEvent & Doing): ReviewStepView {
  switch (event.type) {
    case "figureVerified":
      return {
        step: "verified",
        ...doing(event),
        figure: markView(event),
        because: event.because,
        ...(event.name === undefined ? {} : { name: event.name }),
        ...rules(event),
      };
    case "figureSigned": {
      const { meaning, name } = event;
      return { step: "signed", ...doing(event), figure: markView(event), meaning, name, ...rules(event) };
    }
    case "figureReopened":
    case "figureRecomputed": {
      const { before, after, changes } = event;
      return {
        step: event.type === "figureReopened" ? "reopened" : "recomputed",
        ...doing(event),
        figure: markView(after),
        before: markView(before),
        changes,
      };
    }
    default:
      return assertNever(event);
  }
}

function rules({ protocolVersion: version, protocolHash: hash }: RulesSeen) {
  return { protocol: { version, hash } };
}

function signatureView({ meaning, name, by, at }: Signature): SignatureView {
  return { meaning, name, by, at: toIso(at) };
}

function verifierView({ name, by, at }: Verification): VerifierView {
  return { name: name ?? null, by, at: toIso(at) };
}

function doing({ by, at }: Doing) {
  return { by, at: toIso(at) };
}

function markView({ value, n, expected }: FigureMark): FigureMarkView {
  return { value, n, expected };
}
