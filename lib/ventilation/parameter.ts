/** Everything Ventwall knows about a measured quantity; one row each in `PARAMETERS`. */
export interface ParameterRow {
  /** Its name on the wire, in the log and in exports. */
  readonly key: string;
  /** The unit that values are stored and computed in (UCUM). */
  readonly unit: string;
  /** Units accepted on the wire, each with the factor that turns it into `unit`. */
  readonly accepts: Readonly<Record<string, number>>;
  /** Places shown. */
  readonly decimals: number;
  /** Outside these (inclusive) bounds a value is unusual: kept, counted and questioned. `null`: none. */
  readonly soft: readonly [number, number] | null;
  /** Outside these (inclusive) bounds a value is impossible: logged as rejected, never counted. */
  readonly hard: readonly [number, number];
  /** Only whole numbers are possible. */
  readonly integer?: true;
  /** LOINC code, where one is known. */
  readonly loinc: string | null;
  /** ISO/IEEE 11073-10101 reference identifier, where one is known. */
  readonly mdc: string | null;
  /** The design token of its colour in charts. */
  readonly token: "peep" | "pplat" | "dp" | "cst" | "pf" | "ink";
}

const PRESSURE_UNITS = { "cm[H2O]": 1, cmH2O: 1, mbar: 1.01972, hPa: 1.01972 } as const;
const INFINITE_DOSE = Number.MAX_VALUE;

function vasopressor<const Key extends string>(key: Key) {
  return {
    key,
    unit: "ug/min",
    accepts: { "ug/min": 1, "ug/kg/min": 1 },
    decimals: 2,
    soft: null,
    hard: [0, INFINITE_DOSE],
    loinc: null,
    mdc: null,
    token: "ink",
  } as const;
}

/**
 * The parameter table: limits, units and places of every quantity that can be received. Sources: domain.md
 * section 1 (limits), contract.md (names and units).
 */
export const PARAMETERS = {
  peep: {
    key: "peep",
    unit: "cm[H2O]",
    accepts: PRESSURE_UNITS,
    decimals: 1,
    soft: [3, 24],
    hard: [0, 40],
    loinc: "20077-4",
    mdc: "MDC_VENT_PRESS_AWAY_END_EXP_POS",
    token: "peep",
  },
  total_peep: {
    key: "total_peep",
    unit: "cm[H2O]",
    accepts: PRESSURE_UNITS,
    decimals: 1,
    soft: [3, 24],
    hard: [0, 40],
    loinc: null,
    mdc: null,
    token: "peep",
  },
  plateau_pressure: {
    key: "plateau_pressure",
    unit: "cm[H2O]",
    accepts: PRESSURE_UNITS,
    decimals: 1,
    soft: [10, 40],
    hard: [5, 80],
    loinc: null,
    mdc: "MDC_PRESS_RESP_PLAT",
    token: "pplat",
  },
  peak_pressure: {
    key: "peak_pressure",
    unit: "cm[H2O]",
    accepts: PRESSURE_UNITS,
    decimals: 1,
    soft: null,
    hard: [0, 120],
    loinc: null,
    mdc: null,
    token: "ink",
  },
  mean_airway_pressure: {
    key: "mean_airway_pressure",
    unit: "cm[H2O]",
    accepts: PRESSURE_UNITS,
    decimals: 1,
    soft: null,
    hard: [0, 60],
    loinc: null,
    mdc: null,
    token: "ink",
  },
  tidal_volume: {
    key: "tidal_volume",
    unit: "mL",
    accepts: { mL: 1, L: 1000 },
    decimals: 0,
    soft: [150, 800],
    hard: [20, 1500],
    loinc: null,
    mdc: "MDC_VOL_AWAY_TIDAL",
    token: "ink",
  },
  fio2: {
    key: "fio2",
    unit: "1",
    accepts: { "1": 1, "%": 0.01 },
    decimals: 2,
    soft: null,
    hard: [0.21, 1],
    loinc: "19994-3",
    mdc: "MDC_CONC_AWAY_O2",
    token: "ink",
  },
  pao2: {
    key: "pao2",
    unit: "mm[Hg]",
    accepts: { "mm[Hg]": 1, mmHg: 1, kPa: 7.50062 },
    decimals: 0,
    soft: [40, 400],
    hard: [20, 700],
    loinc: null,
    mdc: null,
    token: "pf",
  },
  spo2: {
    key: "spo2",
    unit: "%",
    accepts: { "%": 1 },
    decimals: 0,
    soft: null,
    hard: [0, 100],
    loinc: null,
    mdc: "MDC_PULS_OXIM_SAT_O2",
    token: "ink",
  },
  respiratory_rate: {
    key: "respiratory_rate",
    unit: "/min",
    accepts: { "/min": 1 },
    decimals: 0,
    soft: null,
    hard: [0, 100],
    loinc: null,
    mdc: "MDC_VENT_RESP_RATE",
    token: "ink",
  },
  norepinephrine: vasopressor("norepinephrine"),
  phenylephrine: vasopressor("phenylephrine"),
  epinephrine: vasopressor("epinephrine"),
  dopamine: vasopressor("dopamine"),
  temperature: {
    key: "temperature",
    unit: "Cel",
    accepts: { Cel: 1 },
    decimals: 1,
    soft: null,
    hard: [25, 45],
    loinc: null,
    mdc: "MDC_TEMP",
    token: "ink",
  },
  cxr_quadrants: {
    key: "cxr_quadrants",
    unit: "1",
    accepts: { "1": 1 },
    decimals: 0,
    soft: null,
    hard: [0, 4],
    integer: true,
    loinc: null,
    mdc: null,
    token: "ink",
  },
} as const satisfies Record<string, ParameterRow>;

/** The name of a quantity that can be received. */
export type Parameter = keyof typeof PARAMETERS;

/** Every parameter, in the table's order. */
export const PARAMETER_KEYS = Object.keys(PARAMETERS) as readonly Parameter[];

/** Whether a name is in the table; names are never guessed at. */
export function isParameter(name: unknown): name is Parameter {
  return typeof name === "string" && Object.hasOwn(PARAMETERS, name);
}

/** The row of a parameter, with the table's literal types widened. */
export function parameterRow(parameter: Parameter): ParameterRow {
  return PARAMETERS[parameter];
}
