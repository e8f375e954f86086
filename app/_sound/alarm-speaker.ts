import { burstOf, FUNDAMENTAL_HZ, HARMONICS, type Pulse, SOUND_TEST, type Sounding } from "./alarm-burst.ts";

/** The fundamental's share of full scale: with its harmonics a tone just stays below it. */
const LOUDNESS = 0.4;
/** Neither a click at its beginning nor at its end. */
const RISE_S = 0.02;

/** Whether the browser lets us sound; it may want somebody's touch first. */
export type SpeakerState = "armed" | "blocked";

/** Sounds the bursts of the ward's highest priority, by Web Audio. */
export class AlarmSpeaker {
  readonly #context = new AudioContext();
  readonly #volume: GainNode;
  readonly #onState: () => void;
  #sounding: Sounding | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #test: GainNode | null = null;

  constructor(volume: number, onState: () => void) {
    this.#onState = onState;
    this.#volume = new GainNode(this.#context, { gain: volume });
    this.#volume.connect(this.#context.destination);
    this.#context.addEventListener("statechange", onState);
  }

  get state(): SpeakerState {
    return this.#context.state === "running" ? "armed" : "blocked";
  }

  /** A share of full scale. */
  set volume(share: number) {
    this.#volume.gain.value = share;
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
    this.#alarm(pulses);
    this.#timer = setInterval(() => this.#alarm(pulses), everyMs);
  }

  /** A burst of each priority in turn. Another test begins anew, and an alarm's own burst ends it. */
  test(): void {
    this.#endTest();
    const test = new GainNode(this.#context);
    test.connect(this.#volume);
    this.#test = test;
    for (const { priority, startMs } of SOUND_TEST) {
      this.#play(burstOf({ priority, escalated: false }).pulses, startMs, test);
    }
  }

  close(): void {
    clearInterval(this.#timer);
    void this.#context.close();
  }

  #alarm(pulses: readonly Pulse[]): void {
    this.#endTest();
    this.#play(pulses, 0, this.#volume);
  }

  #endTest(): void {
    this.#test?.disconnect();
    this.#test = null;
  }

  #play(pulses: readonly Pulse[], afterMs: number, into: AudioNode): void {
    if (this.state === "blocked") return;
    const from = this.#context.currentTime + afterMs / 1000;
    for (const { startMs, durationMs } of pulses) {
      const start = from + startMs / 1000;
      const end = start + durationMs / 1000;
      for (const harmonic of HARMONICS) {
        this.#tone(FUNDAMENTAL_HZ * harmonic, LOUDNESS / harmonic, start, end).connect(into);
      }
    }
  }

  #tone(hertz: number, gain: number, start: number, end: number): AudioNode {
    const oscillator = new OscillatorNode(this.#context, { frequency: hertz });
    const envelope = new GainNode(this.#context, { gain: 0 });
    envelope.gain.setValueAtTime(0, start);
    envelope.gain.linearRampToValueAtTime(gain, start + RISE_S);
    envelope.gain.setValueAtTime(gain, end - RISE_S);
    envelope.gain.linearRampToValueAtTime(0, end);
    oscillator.connect(envelope);
    oscillator.start(start);
    oscillator.stop(end);
    return envelope;
  }
}
