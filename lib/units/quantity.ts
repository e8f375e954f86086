declare const unit: unique symbol;

/** A number that carries its unit in its type, so that a volume cannot be passed where a pressure is meant. */
export type Quantity<Unit extends string> = number & { readonly [unit]: Unit };

/** Pressure, centimetres of water. */
export type CmH2O = Quantity<"cm[H2O]">;
/** Volume, millilitres. */
export type Millilitre = Quantity<"mL">;
/** Partial pressure or P/F ratio, millimetres of mercury. */
export type MmHg = Quantity<"mm[Hg]">;
/** Fraction of one, such as FiO2 0.21 to 1. */
export type Fraction = Quantity<"1">;
/** Compliance, millilitres per centimetre of water. */
export type MillilitrePerCmH2O = Quantity<"mL/cm[H2O]">;
/** Body mass, kilograms. */
export type Kilogram = Quantity<"kg">;
/** Body height, centimetres. */
export type Centimetre = Quantity<"cm">;
