// A short tone when an answer has come; off until the visitor asks for it, on this page only.
const chatSound = (() => {
  'use strict';

  let audio = null;
  let isOn = false;

  /** Turns it on or off, and says which. */
  function toggle() {
    isOn = !isOn;
    try {
      // Made in answer to a click: browsers let no page sound before one.
      audio = audio || new AudioContext();
      play();
    } catch {
      isOn = false;
    }

    return isOn;
  }

  function play() {
    if (!isOn) {
      return;
    }

    const tone = audio.createOscillator();
    const volume = audio.createGain();
    volume.gain.setValueAtTime(0.08, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.25);
    tone.frequency.value = 660;
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.25);
  }

  return { toggle, play };
})();
