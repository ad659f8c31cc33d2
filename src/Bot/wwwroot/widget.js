// The one tag of a clinic's page: <script src="https://BOT/widget.js" defer data-title="Ask us">, and its end. No such end
// may stand in this file: the code can be copied into a page.
// Until the visitor opens the chat, this asks for nothing, stores nothing and connects to nothing.
(() => {
  'use strict';

  const name = 'trigger-point-chat';
  // A module has no script of its own to be asked; a script that was copied into the page has no address.
  const script = document.currentScript || document.querySelector('script[src*="/widget.js"]');
  const once = Symbol.for(name);
  if (window[once]) {
    return;
  }

  const given = script ? script.dataset : {};
  const root = address('.', (script && script.src) || undefined) || address(given.bot);
  if (!root) {
    console.error(`${name}: where is the bot? Write <script src="https://BOT/widget.js" defer><\/script>, or data-bot="https://BOT/" on a script that holds the code itself.`);
    return;
  }

  window[once] = true;
  const language = [given.language, document.documentElement.lang, 'en'].find(tag => /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag));
  const words = __TEXTS__;
  const texts = { ...words.en, ...words[language.split('-')[0].toLowerCase()] };
  const direction = /^(ar|he|fa|ur|ps|sd|ug|yi|dv|ckb)\b/i.test(language) ? 'rtl' : 'ltr';
  const helper = (given.name || '').trim();
  const logo = given.logo && address(given.logo, document.baseURI);
  const title = (given.title || '').trim() || texts.open;
  const colour = /^#[0-9a-f]{6}$/i.test(given.colour) ? given.colour : '#0b6468';
  const side = given.position === 'left' ? 'left' : 'right';
  const layer = /^\d{1,10}$/.test(given.zIndex) ? Math.min(given.zIndex, 2147483647) : 2147483000;
  const privacy = (address(given.privacy) || {}).href;

  /** A web address; null for what is none. */
  function address(text, base) {
    try {
      const url = new URL(text, base);
      return /^https?:$/.test(url.protocol) ? url : null;
    } catch {
      return null;
    }
  }

  // White on the clinic's colour where that can be read, else black; one of them always has 4.5 to 1.
  function textColour(hex) {
    const [r, g, b] = [1, 3, 5]
      .map(at => parseInt(hex.slice(at, at + 2), 16) / 255)
      .map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05) >= 4.5 ? '#fff' : '#000';
  }

  // "important" inside a shadow tree wins over whatever the page says of the host element. Lengths are in em: what the
  // page takes for a rem is its own affair.
  const css = `
:host { all: initial !important; position: fixed !important; display: block !important; bottom: 0 !important; ${side}: 0 !important; z-index: ${layer} !important; font: 16px/1.4 system-ui, sans-serif !important; color-scheme: light dark !important }
* { box-sizing: border-box }
[hidden] { display: none !important }
button { font: inherit; color: ${textColour(colour)}; background: ${colour}; border: 2px solid transparent; cursor: pointer }
button:focus-visible { outline: 3px solid #fff; box-shadow: 0 0 0 6px #000 }
svg { inline-size: 1.5em; block-size: 1.5em; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round }
.open { display: flex; align-items: center; gap: .5em; min-block-size: 3.25em; max-inline-size: calc(100vw - 2em); margin: 1em; padding: .5em 1.25em; border-radius: 2em; border-color: #fff; font-weight: 600; box-shadow: 0 .25em 1em #0006 }
.panel { position: fixed; bottom: calc(5.5em + var(--covered, 0px)); ${side}: 1em; display: flex; flex-direction: column; inline-size: min(26em, calc(100vw - 2em)); block-size: min(44em, calc(var(--height, 100vh) - 7em)); overflow: hidden; border: 1px solid #8888; border-radius: 1em; background: Canvas; color: CanvasText; box-shadow: 0 .5em 2.5em #0005 }
.head { display: flex; align-items: center; gap: .5em; padding-block: .25em; padding-inline: 1em .25em; color: ${textColour(colour)}; background: ${colour} }
h2 { flex: 1; margin: 0; font-size: 1.0625em; font-weight: 600; overflow-wrap: anywhere }
.unread { padding: 0 .5em; border-radius: 1em; color: #000; background: #fff }
.close { display: grid; place-items: center; inline-size: 2.75em; block-size: 2.75em; padding: 0; border-radius: .75em }
.close:focus-visible { outline-color: ${textColour(colour)}; outline-offset: -4px; box-shadow: none }
img { block-size: 2em; max-inline-size: 6em; object-fit: contain }
iframe { flex: 1; inline-size: 100%; min-block-size: 0; border: 0; background: Canvas }
p { margin: 0; padding: 1em }
@media (max-width: 480px), (max-height: 420px) {
  .panel { inset: var(--top, 0) 0 auto; inline-size: auto; block-size: var(--height, 100%); border: 0; border-radius: 0 }
}
@media (max-height: 420px) {
  .head { padding-block: 0 }
  .close { block-size: 2.25em }
}
@media (prefers-reduced-motion: no-preference) {
  .panel { animation: rise .18s ease-out }
  @keyframes rise { from { opacity: 0; transform: translateY(1em) } }
}
@media (forced-colors: active) {
  button { border-color: ButtonText }
  .head { border-block-end: 1px solid CanvasText }
}
@media print { :host { display: none !important } }`;

  // Whether the chat is open in this tab, kept as long as the tab; a browser may forbid that.
  function remember(isOpen) {
    const key = `${name}-open`;
    try {
      if (isOpen !== undefined) {
        sessionStorage.setItem(key, isOpen);
      }

      return sessionStorage.getItem(key) === 'true';
    } catch {
      return false;
    }
  }

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(attribute => element.setAttribute(...attribute));
    element.append(...children);
    return element;
  }

  // A style sheet made by script needs no leave of the page's policy; older browsers have none, and take the tag's nonce.
  function dress(shadow) {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      shadow.adoptedStyleSheets = [sheet];
      if (shadow.adoptedStyleSheets.length === 1) {
        return;
      }
    } catch {
      // As below.
    }

    const style = make('style', {}, css);
    style.nonce = (script && script.nonce) || '';
    shadow.append(style);
  }

  function icon(path) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    svg.append(document.createElementNS(svg.namespaceURI, 'path'));
    svg.firstChild.setAttribute('d', path);
    return svg;
  }

  function build() {
    const host = make(name, { role: 'region', 'aria-label': title, dir: direction, lang: language });
    const shadow = host.attachShadow({ mode: 'open' });
    dress(shadow);

    const open = make('button', { class: 'open', type: 'button', 'aria-expanded': 'false', 'aria-controls': 'panel' }, icon('M21 12a8 8 0 0 1-8 8H4l2-3.5A8 8 0 1 1 21 12Z'), make('span', {}, title));
    const close = make('button', { class: 'close', type: 'button', 'aria-label': texts.close, title: texts.close }, icon('M6 6l12 12M18 6L6 18'));
    const panel = make('div', { class: 'panel', id: 'panel', role: 'dialog', 'aria-labelledby': 'title', hidden: '' }, make('div', { class: 'head' }, make('h2', { id: 'title' }, helper || title), close));
    const badge = make('span', { class: 'unread', hidden: '', role: 'status' });
    open.append(badge);
    let frame;
    let unread = 0;

    function load() {
      frame = make('iframe', { title: texts.frame, src: new URL(`chat?language=${language}`, root).href, referrerpolicy: 'no-referrer', allow: 'clipboard-write' });
      panel.append(frame);
      if (logo) {
        const image = make('img', { src: logo.href, alt: '', referrerpolicy: 'no-referrer' });
        image.onerror = () => image.remove();
        panel.firstChild.prepend(image);
      }

      const late = setTimeout(() => panel.insertBefore(make('p', { role: 'alert' }, texts['not-loaded']), frame), 20000);
      addEventListener('message', ({ source, origin, data }) => {
        if (source !== frame.contentWindow || origin !== root.origin || !data || data.from !== name) {
          return;
        }

        if (data.say === 'close') {
          show(false);
        } else if (data.say === 'answer') {
          count(panel.hidden ? unread + 1 : 0);
        } else if (data.say === 'ready') {
          clearTimeout(late);
          panel.querySelectorAll('p').forEach(late => late.remove());
          source.postMessage({ from: name, privacy, colour: given.colour, name: helper, focus: shadow.activeElement === frame }, origin);
        }
      });
    }

    // A keyboard covers the page without making it smaller; the panel keeps to what is left.
    const { visualViewport: seen } = window;
    function fit() {
      const height = seen.height * seen.scale;
      for (const [name, value] of [['top', seen.offsetTop], ['height', height], ['covered', Math.max(0, innerHeight - height - seen.offsetTop)]]) {
        panel.style.setProperty(`--${name}`, `${Math.round(value)}px`);
      }
    }

    if (seen) {
      seen.addEventListener('resize', fit);
      seen.addEventListener('scroll', fit);
      fit();
    }

    function count(answers) {
      unread = answers;
      badge.hidden = answers === 0;
      badge.textContent = answers === 0 ? '' : `${answers} ${texts.unread}`;
    }

    function show(visible, quietly) {
      panel.hidden = !visible;
      count(0);
      remember(visible);
      open.setAttribute('aria-expanded', visible);
      if (visible) {
        frame || load();
        quietly || frame.focus();
      } else {
        open.focus();
      }
    }

    open.addEventListener('click', () => show(panel.hidden));
    close.addEventListener('click', () => show(false));
    shadow.addEventListener('keydown', event => {
      if (event.key === 'Escape' && !panel.hidden) {
        event.stopPropagation();
        show(false);
      }
    });
    shadow.append(open, panel);
    // Goes on beside the next page, but does not lie over it.
    if (remember() && !matchMedia('(max-width: 480px), (max-height: 420px)').matches) {
      show(true, true);
    }

    // Beside the body: what the page does to its body (transforms it, swaps it) does not move or lose the widget.
    document.documentElement.append(host);
  }

  if (document.body) {
    build();
  } else {
    addEventListener('DOMContentLoaded', build, { once: true });
  }
})();
