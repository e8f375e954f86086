import { HOUR, MINUTE } from "../units/instant.ts";

/**
 * The trial as data: every [P] default of domain.md under a name. A change here is a new `version`; the
 * version and a hash of the whole stand on every summary and export that used it (`protocol-identity.ts`).
 */
export const PROTOCOL = {
  version: "1.8.0",
  trial: "NCT03608592",
  /** The study days that the trial reports. */
  studyDays: { first: 0, last: 7 },
  hourSlots: {
    /** A slot is expected once it holds this much invasive ventilation. */
    expectedFromMs: 30 * MINUTE,
    /** How several readings in one slot become its value. */
    aggregate: "mean",
  },
  /** Local clock hours: each slot runs from its start to the next one's; the nominal time lies within. */
  plateauSlots: [
    { startHour: 0, nominalHour: 2 },
    { startHour: 6, nominalHour: 8 },
    { startHour: 12, nominalHour: 14 },
    { startHour: 18, nominalHour: 20 },
  ],
  completeness: {
    /** Share of expected hour slots that are filled. */
    completeFrom: 0.75,
    partialFrom: 0.5,
    /** Fewer expected slots than this make a day SHORT. */
    shortBelow: 4,
    /** Filled plateau slots of a day. */
    plateauCompleteFrom: 3,
    plateauPartialFrom: 2,
  },
  pairing: {
    /** A set PEEP holds until changed, for this long. */
    peepBeforeMs: 60 * MINUTE,
    peepAfterMs: 15 * MINUTE,
    tidalVolumeWithinMs: 15 * MINUTE,
    fio2BeforeMs: 4 * HOUR,
  },
  bloodGas: {
    /** Day 0: the last blood gas this long before the infusion is the day's. */
    beforeInfusionMs: 6 * HOUR,
    /** Otherwise the closest to the nominal hour within these local hours, both inclusive. */
    nominalHour: 8,
    fromHour: 6,
    toHour: 12,
  },
  baseline: {
    /** The last PEEP and FiO2 before T0, no older than this. */
    settingMs: 2 * HOUR,
    /** The mean of up to this many compliances in this time before T0. */
    complianceCount: 4,
    complianceMs: 24 * HOUR,
  },
  infusionWindow: {
    earlyMs: 6 * HOUR,
    wholeMs: 24 * HOUR,
    /** A start so soon after the last bag is another one of the same infusion, where nobody says otherwise [P]. */
    bagsWithinMs: 2 * HOUR,
  },
  infusion: {
    cellsPerKg: 1e6,
    /** One bag made up for the subject's weight, mL. */
    weightAdjustedMl: 100,
    /** Bags as they come. */
    stock: { cells: 60e6, volumeMl: 100 },
    /** Planned duration. */
    minutes: { shortest: 30, longest: 60 },
    /** By the registry. */
    passage: { lowest: 3, highest: 5 },
    /** Bags that hold another dose or volume than worked out are said from this share on. */
    differenceFrom: 0.1,
  },
  /** How long after T0 each prescribed event counts, its last instant included. */
  prescribedEvents: {
    V1: 6 * HOUR,
    V2: 6 * HOUR,
    A1: 6 * HOUR,
    A2: 6 * HOUR,
    H1: 6 * HOUR,
    T1: 6 * HOUR,
    D1: 24 * HOUR,
    D2: 24 * HOUR,
  },
  /** From when an adverse event became known here; calendar days as so many times 24 hours. */
  reporting: {
    /** A serious one to the sponsor. */
    seriousMs: 24 * HOUR,
    /** A suspected unexpected serious one that is fatal or life-threatening, and after that its follow-up. */
    fatalSusarMs: 7 * 24 * HOUR,
    followUpMs: 8 * 24 * HOUR,
    /** Any other suspected unexpected serious one. */
    susarMs: 15 * 24 * HOUR,
  },
  limits: {
    plateauPressure: 30,
    drivingPressure: 15,
    /** Above this a compliance is a mistake: null, and a query. mL/cmH2O. */
    staticCompliance: 200,
  },
  /** A driving pressure below this, cmH2O, counts and is questioned. */
  queries: { drivingPressureBelow: 3 },
  lateness: {
    peepMs: 75 * MINUTE,
    /** After a plateau's nominal time. */
    plateauAfterNominalMs: 2 * HOUR,
    /** The other quantities are late after twice these. */
    scheduleMs: {
      total_peep: 6 * HOUR,
      peak_pressure: HOUR,
      mean_airway_pressure: HOUR,
      tidal_volume: 6 * HOUR,
      fio2: HOUR,
      pao2: 24 * HOUR,
      pf_ratio: 24 * HOUR,
      spo2: HOUR,
      respiratory_rate: HOUR,
      norepinephrine: HOUR,
      phenylephrine: HOUR,
      epinephrine: HOUR,
      dopamine: HOUR,
      temperature: 6 * HOUR,
      cxr_quadrants: 72 * HOUR,
    },
  },
  feed: {
    /** A device is silent after this long without a reading or a heartbeat. */
    silentAfterMs: 5 * MINUTE,
    /** A source with this many readings of a parameter in this time is a device. */
    deviceReadings: 6,
    deviceWithinMs: HOUR,
    /** A device without a reading in this time is forgotten while another source sends. */
    forgottenAfterMs: 24 * HOUR,
  },
  /** What is measured on each of the days of `dayItems`, and in what: plasma, or fluid from the lung's lavage. */
  biomarkers: {
    kl_6: ["balf"],
    ang_2: ["plasma"],
    tnf_alpha: ["plasma", "balf"],
    il_8: ["plasma", "balf"],
    il_6: ["plasma", "balf"],
  },
  alarms: {
    /**
     * Within these, both inclusive, a limit may be set for one subject; units as in `LimitKey`. Beyond them an
     * alarm would never sound, or never be silent.
     */
    limitRanges: {
      plateauPressure: [20, 45],
      drivingPressure: [8, 25],
      tidalVolumePerKg: [4, 12],
      pfRatioBelow: [50, 300],
      peepStep: [2, 10],
    },
    /** mL/kg predicted body weight, in so many measurements one after the other. */
    tidalVolumePerKg: 8,
    tidalVolumeMeasurements: 2,
    /** So many plateaus, one after the other, must be above the limit of plateau or driving pressure. */
    plateauMeasurements: 1,
    /** A driving pressure above its limit is over only at or below this, cmH2O. */
    drivingPressureClearsAt: 14,
    /** Between consecutive PEEPs no further apart than this; said for so long. */
    peepStep: 5,
    peepStepWithinMs: 2 * HOUR,
    peepStepLastsMs: 60 * MINUTE,
    /** Shares of the compliance before the infusion, and the least absolute fall, mL/cmH2O. */
    complianceDrop: { confirmedAt: 0.8, atOnceAt: 0.7, clearsAt: 0.85, leastFall: 5 },
    /** mmHg, and the share of the P/F before. */
    pfRatioBelow: 100,
    pfRatioFall: 0.2,
    /** A rise in support since the infusion: FiO2 as a fraction, PEEP in cmH2O, both within this time. */
    rise: { fio2: 0.2, peep: 5, togetherWithinMs: 60 * MINUTE, sustainedMs: 5 * MINUTE },
    /** What is said of such a rise follows one that is less only from these steps down on. */
    riseSaidLessFrom: { fio2: 0.05, peep: 1 },
    /** From a higher FiO2 than this before the infusion it cannot rise so far. */
    riseCeilingFio2: 0.8,
    /** From these doses on, ug/min or (dopamine, epinephrine) ug/kg/min; and how many vasopressors at once. */
    vasopressor: {
      norepinephrine: { from: 10, perKg: false },
      phenylephrine: { from: 100, perKg: false },
      dopamine: { from: 10, perKg: true },
      epinephrine: { from: 0.1, perKg: true },
    },
    vasopressorsAtOnce: 3,
    /** Degrees Celsius, and their rise over what was measured in these hours before the infusion. */
    temperature: { from: 38, rise: 1, baselineMs: 6 * HOUR },
    /** What is asked for on these study days from this hour of the site's clock on. */
    dayItems: { days: [0, 1, 3, 7], dueHour: 20, items: ["blood_gas", "chest_x_ray", "biomarkers"] },
    /** A running infusion. */
    infusion: { lowAfterMs: 60 * MINUTE, mediumAfterMs: 120 * MINUTE },
    /** Ventilated for this long and never a reading. */
    neverDataMs: 75 * MINUTE,
    /** A feed that is heard again is trusted after this. */
    feedStableMs: 2 * MINUTE,
    /** A reading that arrives later than this changes the record and never sounds. */
    lateArrivalMs: 2 * HOUR,
    /** A cause that returns this soon reopens its alarm. */
    reopensWithinMs: 10 * MINUTE,
    /** An acknowledged alarm that is still true asks again. */
    reactivatesAfterMs: 8 * HOUR,
    /** A high alarm that nobody answers. */
    escalatesAfterMs: 5 * MINUTE,
    /** A recorded transport suspends the overdue rules for this long at the most. */
    transportSuspendsMs: 30 * MINUTE,
    /** How long an alarm may be paused, and how long it sounds at the least before it may be paused again. */
    audioPause: { longestMs: 2 * MINUTE, soundsBetweenMs: 10_000 },
  },
  /**
   * Surveillance of ventilator-associated conditions by daily minima: PEEP in cmH2O, a lower one taken as this;
   * the rise of FiO2 as a fraction; days from one to the next. Found later than so, one asks nobody.
   */
  vac: { leastPeep: 5, peepRise: 3, fio2Rise: 0.2, daysApart: 14, raisesWithinMs: 24 * HOUR },
  /** The checklist's numbers (domain.md section 4, A11, A14): years, mmHg, cmH2O. */
  eligibility: {
    ageYears: 18,
    pfRatioBelow: 200,
    peepFrom: 8,
    /** From the insult or the first symptoms to ARDS, its last instant included. */
    onsetWithinMs: 168 * HOUR,
    /** From the criteria of ARDS first met to enrolment, likewise. */
    ardsWithinMs: 96 * HOUR,
  },
  /** Whether oxygenation improved since diagnosis (domain.md A12, A13). */
  oxygenationResponse: {
    /** The blood gas of the diagnosis is the closest within this. */
    diagnosisWithinMs: 2 * HOUR,
    /** Up to this P/F, mmHg, it is severe and judged early. */
    severeUpTo: 100,
    early: { targetMs: 8 * HOUR, withinMs: 2 * HOUR },
    late: { targetMs: 24 * HOUR, withinMs: 4 * HOUR },
    /** Exactly so much is no improvement. */
    improvedAbovePercent: 20,
  },
  /** Points of each component: what reaches none of these has four (domain.md A1, A2). */
  lungInjuryScore: {
    pfRatioFrom: [300, 225, 175, 100],
    /** The last of these is below its band, the others are in theirs. */
    peepUpTo: [5, 8, 11],
    peepBelow: 15,
    staticComplianceFrom: [80, 60, 40, 20],
    /** With fewer components a score is not compared with others (A30). */
    comparableFrom: 3,
    /** Where daily values are asked for: the day's means, or what was measured beside the day's blood gas (A6). */
    mode: "daily",
  },
  outcomes: {
    /** Treated subjects that the trial wants (A31). */
    enrolmentTarget: 26,
    ventilatorFree: { days: 28, shortestRun: 2 },
    /** Days after the origin; 60 is the registered primary (A8). */
    mortalityDays: [28, 60],
    riskTableDays: [0, 7, 14, 28, 60],
    /** Of every confidence interval. */
    confidence: 0.95,
    /** Standardised differences below this are balanced. */
    balancedBelow: 0.1,
  },
  review: {
    /** Whoever signs in at the hospital has no password here: their sign-in must be no older than this to sign. */
    freshSignInMs: 10 * MINUTE,
  },
  acceptance: {
    /** A clock may run this far ahead before a reading is refused as being from the future. */
    futureToleranceMs: 2 * MINUTE,
    /** No reading of this trial can be older; registered in 2018. 2017-01-01T00:00Z. */
    earliestObservation: 1_483_228_800_000,
    /** A bed is given in the system after the patient lies in it: readings this long before still belong. */
    bedAssignmentGraceMs: HOUR,
  },
} as const;

/** Any number in the place of a number. */
type WithOtherNumbers<Part> = Part extends number
  ? number
  : Part extends object
    ? { readonly [Key in keyof Part]: WithOtherNumbers<Part[Key]> }
    : Part;

/** The shape of the trial's data, for code that is handed a protocol other than the current one. */
export type Protocol = WithOtherNumbers<typeof PROTOCOL>;
