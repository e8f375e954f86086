import { burstOf, FUNDAMENTAL_HZ, HARMONICS, type Pulse, type Sounding } from "./alarm-burst.ts";

/** Never off: a wall that hangs there for alarms is heard. */
const LOUDNESS = 0.5;
/** Neither a click at its beginning nor at its end. */
const RISE_S = 0.02;

/** Whether the browser lets us sound; it may want somebody's touch first. */
export type SpeakerState = "armed" | "blocked";

/** Sounds the bursts of the ward's highest priority, by Web Audio. */
export class AlarmSpeaker {
  readonly #context = new AudioContext();
  readonly #onState: () => void;
  #sounding: Sounding | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(onState: () => void) {
    this.#onState = onState;
    this.#context.addEventListener("statechange", onState);
  }

  get state(): SpeakerState {
    return this.#context.state === "running" ? "armed" : "blocked";
  }

  /** Somebody has touched the screen: browsers let us sound from now on. */
  arm(): void {
    void this.#context.resume().then(this.#onState);
  }

  /** From now on this is what sounds: at once, and again and again. The same as before changes nothing. */
  sound(sounding: Sounding | null): void {
    const before = this.#sounding;
    if (before?.priority === sounding?.priority && before?.escalated === sounding?.escalated) return;
    this.#sounding = sounding;
    clearInterval(this.#timer);
    if (sounding === null) return;
    const { pulses, everyMs } = burstOf(sounding);
    this.#play(pulses);
    this.#timer = setInterval(() => this.#play(pulses), everyMs);
  }

  /** One pulse, for whoever wants to hear that it can be heard. */
  test(): void {
    this.#play(burstOf({ priority: "low", escalated: false }).pulses);
  }

  close(): void {
    clearInterval(this.#timer);
    void this.#context.close();
  }

  #play(pulses: readonly Pulse[]): void {
    if (this.state === "blocked") return;
    const now = this.#context.currentTime;
    for (const { startMs, durationMs } of pulses) {
      const start = now + startMs / 1000;
      const end = start + durationMs / 1000;
      for (const harmonic of HARMONICS)
        this.#tone(FUNDAMENTAL_HZ * harmonic, LOUDNESS / harmonic / 2, start, end);
    }
  }

  #tone(hertz: number, gain: number, start: number, end: number): void {
    const oscillator = new OscillatorNode(this.#context, { frequency: hertz });
    const volume = new GainNode(this.#context, { gain: 0 });
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(gain, start + RISE_S);
    volume.gain.setValueAtTime(gain, end - RISE_S);
    volume.gain.linearRampToValueAtTime(0, end);
    oscillator.connect(volume).connect(this.#context.destination);
    oscillator.start(start);
    oscillator.stop(end);
  }
}
