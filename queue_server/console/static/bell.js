/** Calls a citizen's attention to the phone: two notes, as the hall's own chime, and a buzz. */

const NOTES = [
  [659.3, 0],
  [523.3, 0.35],
];
const ROUND = 1.4;

export class Bell {
  constructor() {
    /** @type {AudioContext | null} */
    this._context = null;
  }

  get on() {
    return this._context !== null;
  }

  /** Allow sound; browsers want this to come from a tap. It sounds once, so that one knows what to wait for. */
  allow() {
    this._context = new AudioContext();
    this._play(0);
  }

  forbid() {
    void this._context?.close();
    this._context = null;
  }

  /** Ring three times and buzz. */
  ring() {
    navigator.vibrate?.([400, 150, 400, 150, 800]);
    for (const round of [0, 1, 2]) this._play(round * ROUND);
  }

  /** @param {number} after seconds */
  _play(after) {
    const context = this._context;
    if (!context) return;
    for (const [pitch, at] of NOTES) {
      const begin = context.currentTime + after + at;
      const tone = new OscillatorNode(context, { frequency: pitch, type: "sine" });
      const loudness = new GainNode(context, { gain: 0 });
      loudness.gain.setValueAtTime(0.0001, begin);
      loudness.gain.exponentialRampToValueAtTime(0.4, begin + 0.02);
      loudness.gain.exponentialRampToValueAtTime(0.0001, begin + 0.9);
      tone.connect(loudness).connect(context.destination);
      tone.start(begin);
      tone.stop(begin + 1);
    }
  }
}
