const pitch = 880;
const loudness = 0.15;
const length = 0.18;

/**
 * A short tone. A browser that has not seen the agent use the page yet may keep it silent (autoplay policy);
 * then the title and the notification have to do.
 */
export const beep = (): void => {
  if (!('AudioContext' in globalThis)) return;
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(loudness, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + length);
  tone.connect(volume).connect(audio.destination);
  tone.onended = () => void audio.close();
  tone.start();
  tone.stop(audio.currentTime + length);
};
