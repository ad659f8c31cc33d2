// The clinic's colour on the page: as it is where text can be put on it, and as much darker or lighter as it takes where
// it is the text. Contrast is at least 4.5 to 1 in both schemes.
const chatColours = (() => {
  'use strict';

  const readable = 4.5;
  // What the colour is written on: surface and bubble of chat.css.
  const grounds = { light: ['#ffffff', '#eef3f3'], dark: ['#151b1b', '#242d2d'] };
  const ends = { light: [0, 0, 0], dark: [255, 255, 255] };

  const channels = hex => [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));
  const linear = channel => (channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = colour => colour.map(linear).reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  const written = colour => `rgb(${colour.join(', ')})`;

  function contrast(one, other) {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }

  const textOn = colour => (contrast(colour, [255, 255, 255]) >= readable ? [255, 255, 255] : [0, 0, 0]);

  /** The colour, moved towards black or white until it can be read on all grounds of the scheme. */
  function asText(colour, scheme) {
    for (let share = 0; share <= 1; share += 0.05) {
      const moved = colour.map((channel, i) => Math.round(channel + (ends[scheme][i] - channel) * share));
      if (grounds[scheme].every(ground => contrast(moved, channels(ground)) >= readable)) {
        return moved;
      }
    }

    return ends[scheme];
  }

  function apply(hex) {
    if (!/^#[0-9a-f]{6}$/i.test(hex)) {
      return;
    }

    const colour = channels(hex);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const paint = () => {
      const accent = asText(colour, dark.matches ? 'dark' : 'light');
      const values = { brand: colour, 'on-brand': textOn(colour), accent, 'on-accent': textOn(accent) };
      for (const [name, value] of Object.entries(values)) {
        document.documentElement.style.setProperty(`--${name}`, written(value));
      }
    };
    paint();
    dark.addEventListener('change', paint);
  }

  return { apply };
})();
