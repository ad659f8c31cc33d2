// The chat page: what stands around Web Chat, on its own or in the widget's frame.
(() => {
  'use strict';

  const { root, nonce, texts: json } = document.body.dataset;
  const texts = JSON.parse(json);
  const frameName = 'trigger-point-chat';
  const isFramed = window.parent !== window;
  const feedbackEvent = 'webchat:activity-status/feedback';
  // Pixels of an answer that are in view when it has come.
  const beginning = 96;
  const element = id => document.getElementById(id);
  // Kinds of answers by their text: Web Chat asks for Markdown to be shown without saying whose it is.
  const kinds = new Map();
  let connection = null;
  let store = null;
  let draw = null;
  // Counts what is brought into view; a visitor who scrolls ends that until the next answer.
  let viewing = 0;
  let isReading = false;
  let isDown = false;
  let startingAgain = 0;
  // What to say once the connection stands.
  let news = '';
  let locale = 'en';
  // Sites that frame the page are limited by its Content-Security-Policy; this is the one that does.
  let parentOrigin = null;

  const styleOptions = {
    accent: 'var(--accent)',
    backgroundColor: 'var(--surface)',
    primaryFont: 'inherit',
    rootWidth: '100%',
    rootHeight: '100%',
    bubbleBackground: 'var(--bubble)',
    bubbleTextColor: 'var(--text)',
    bubbleBorderWidth: 0,
    bubbleBorderRadius: 14,
    bubbleMaxWidth: 640,
    bubbleFromUserBackground: 'var(--accent)',
    bubbleFromUserTextColor: 'var(--on-accent)',
    bubbleFromUserBorderWidth: 0,
    bubbleFromUserBorderRadius: 14,
    subtle: 'var(--subtle)',
    timestampColor: 'var(--subtle)',
    hideUploadButton: true,
    hideTelephoneKeypadButton: true,
    groupTimestamp: 60000,
    maxMessageLength: 2000,
    // The connection says when a message could not be sent; time alone says nothing.
    sendTimeout: 300000,
    // An answer stops below the question that it belongs to, however long it is.
    autoScrollSnapOnPage: true,
    sendBoxBackground: 'var(--surface)',
    sendBoxTextColor: 'var(--text)',
    sendBoxPlaceholderColor: 'var(--subtle)',
    sendBoxButtonColor: 'var(--accent)',
    sendBoxButtonColorOnFocus: 'var(--accent)',
    sendBoxButtonColorOnHover: 'var(--accent)',
    sendBoxHeight: 44,
    sendBoxTextWrap: true,
    sendBoxMaxHeight: 120,
    suggestedActionLayout: 'flow',
    suggestedActionBackgroundColor: 'var(--surface)',
    suggestedActionBackgroundColorOnHover: 'var(--bubble)',
    suggestedActionBackgroundColorOnFocus: 'var(--surface)',
    suggestedActionBackgroundColorOnActive: 'var(--bubble)',
    suggestedActionBorderColor: 'var(--accent)',
    suggestedActionBorderRadius: 18,
    suggestedActionBorderWidth: 1,
    suggestedActionTextColor: 'var(--accent)',
    suggestedActionHeight: 36,
    markdownRespectCRLF: false,
    spinnerAnimationBackgroundImage: 'none',
    typingAnimationBackgroundImage: 'none',
  };

  /** Says something below the chat; with `retry`, beside a button that does that. */
  function say(text, retry = null) {
    element('status').textContent = text;
    document.body.classList.toggle('telling', text !== '');
    element('retry').hidden = !retry;
    element('retry').onclick = retry;
  }

  const isShown = text => element('status').textContent === text;

  function renderMarkdown(text) {
    return chatMarkdown.render(text, kinds.get(text), texts).outerHTML;
  }

  // What Web Chat's own store is told, on the way.
  const watch = () => next => action => {
    const activity = action.payload?.activity;
    if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' && activity.text) {
      const kind = activity.entities?.find(entity => entity.type === 'https://schema.org/Message')?.keywords?.[0];
      kinds.set(activity.text, kind);
      draw();
    } else if (action.type === 'DIRECT_LINE/POST_ACTIVITY' && activity.name === feedbackEvent) {
      say(texts.thanks);
    } else if (action.type === 'DIRECT_LINE/POST_ACTIVITY' && navigator.onLine) {
      say('');
    }

    return next(action);
  };

  function show(directLine) {
    // A conversation gets a place of its own, so that nothing of the one before it is left.
    const place = document.createElement('div');
    element('chat').replaceChildren(place);
    kinds.clear();
    store = WebChat.createStore({}, watch);
    draw = draws(place, directLine);
    draw();
  }

  /** Draws Web Chat, and once more whenever the place that answers stop at has moved. */
  function draws(place, directLine) {
    const unchanging = {
      directLine,
      locale,
      nonce,
      renderMarkdown,
      store,
      overrideLocalizedStrings: strings => ({
        ...strings,
        TEXT_INPUT_PLACEHOLDER: texts['type-here'],
        TEXT_INPUT_ALT: texts['type-here'],
        VOTE_LIKE_ALT: texts.helpful,
        VOTE_DISLIKE_ALT: texts['not-helpful'],
      }),
    };
    let offset = 0;
    return () => {
      const questions = place.querySelectorAll('.webchat__bubble--from-user');
      const question = questions[questions.length - 1];
      // A question that fills the screen gives way: its end is seen, and the beginning of the answer.
      const room = place.querySelector('.webchat__basic-transcript__scrollable');
      const next = question ? -Math.max(0, Math.min(question.offsetHeight + 48, room.clientHeight - beginning)) : 0;
      if (next !== offset || !place.firstChild) {
        offset = next;
        WebChat.renderWebChat({ ...unchanging, styleOptions: { ...styleOptions, autoScrollSnapOnPageOffset: offset } }, place);
      }
    };
  }

  // Web Chat scrolls as new messages come, and not always far enough: after a question longer than the screen, in a chat
  // gone on with, in a panel that was closed. Once all is still, the question stands on top and its answer begins below.
  function bringIntoView() {
    const room = element('chat').querySelector('.webchat__basic-transcript__scrollable');
    const mine = ++viewing;
    let still = 0;
    let last = -1;
    function look() {
      if (mine !== viewing || !room.isConnected) {
        return;
      }

      still = room.scrollTop === last ? still + 1 : 0;
      last = room.scrollTop;
      if (still < 6 || room.clientHeight === 0) {
        requestAnimationFrame(look);
        return;
      }

      const questions = room.querySelectorAll('.webchat__bubble--from-user');
      const question = questions.length > 0 && questions[questions.length - 1].closest('article');
      const answer = question && question.nextElementSibling;
      if (answer) {
        const top = part => part.getBoundingClientRect().top - room.getBoundingClientRect().top;
        const lowest = room.clientHeight - beginning;
        if (top(answer) > lowest || (top(question) < 0 && top(answer) < lowest)) {
          room.scrollTop += Math.max(top(question), top(answer) - lowest);
        }
      }
    }

    if (room) {
      requestAnimationFrame(look);
    }
  }

  // Told in words only where there is something to tell; each state of the connection has words of its own.
  const events = {
    state(state) {
      if (state === 'down') {
        say(navigator.onLine ? texts.unreachable : texts.offline, navigator.onLine && (() => (connection ? connection.wake() : start())));
        isDown = true;
      } else {
        say(news || (state === 'polling' ? texts['no-stream'] : isDown ? texts.online : ''));
        news = '';
        isDown = false;
      }
    },
    slow: () => isDown || say(texts.slow),
    answered() {
      if (isShown(texts.slow)) {
        say('');
      }

      isReading = false;
      bringIntoView();
    },
    // Web Chat has written the message off; it is told otherwise.
    late: activity => store.dispatch({ type: 'DIRECT_LINE/POST_ACTIVITY_FULFILLED', meta: { clientActivityID: activity.channelData.clientActivityID }, payload: { activity } }),
    async lost() {
      chatSession.forget(null);
      end();
      await start(texts.lost);
    },
  };

  function end() {
    connection?.end();
    connection = null;
  }

  async function start(why = '') {
    clearTimeout(startingAgain);
    element('new-chat').hidden = true;
    say(texts.connecting);
    try {
      connection = await chatConnection.open(root, locale, events);
      news = connection.wasLost ? texts.lost : why;
      say(news);
      show(connection.forWebChat);
      element('forget').disabled = false;
    } catch {
      events.state('down');
      startingAgain = setTimeout(() => start(why), 5000);
    }
  }

  function showForgotten(text) {
    end();
    element('chat').replaceChildren();
    element('forget').disabled = true;
    element('new-chat').hidden = false;
    say(text);
  }

  // Off every screen at once; on the server as soon as it is reached.
  async function forget() {
    const forgotten = connection;
    chatSession.forget(forgotten.session().conversationId);
    showForgotten('');
    element('new-chat').focus();
    await deleteOnServer(forgotten);
  }

  async function deleteOnServer(forgotten) {
    if (await forgotten.forget()) {
      say(texts.forgotten);
    } else {
      say(texts['forget-failed'], () => deleteOnServer(forgotten));
    }
  }

  function focusTextBox() {
    const place = element('chat');
    const isElsewhere = () => document.activeElement && document.activeElement !== document.body;
    const observer = new MutationObserver(() => {
      const box = place.querySelector('[data-id="webchat-sendbox-input"]');
      if (box || isElsewhere()) {
        observer.disconnect();
        isElsewhere() || box.focus();
      }
    });
    observer.observe(place, { childList: true, subtree: true });
  }

  // Resolves with what the widget wants, or with nothing when whoever frames the page is not the widget.
  function wishes() {
    return new Promise(resolve => {
      if (!isFramed) {
        resolve({});
        return;
      }

      setTimeout(() => resolve({}), 1000);
      addEventListener('message', ({ source, origin, data }) => {
        if (source === window.parent && data?.from === frameName) {
          parentOrigin = origin;
          resolve(data);
        }
      });
      // Holds nothing, so that it may be sent to whoever is there.
      window.parent.postMessage({ from: frameName, say: 'ready' }, '*');
    });
  }

  function fillIn({ language, privacy, focus }) {
    locale = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language) ? language : locale;
    document.body.classList.toggle('framed', parentOrigin !== null);
    for (const place of document.querySelectorAll('[data-text]')) {
      place.textContent = texts[place.dataset.text];
    }

    if (/^https?:\/\//i.test(privacy)) {
      const link = Object.assign(document.createElement('a'), { href: privacy, target: '_blank', rel: 'noopener', textContent: texts['privacy-link'] });
      element('privacy-link').replaceChildren(link);
      element('privacy-link').hidden = false;
    }

    // On a touch screen the keyboard would cover what stands first.
    if (focus && matchMedia('(pointer: fine)').matches) {
      focusTextBox();
    }
  }

  // What a keyboard covers is not there: the page gets the height that is left.
  function fit() {
    const { visualViewport } = window;
    if (visualViewport && !isFramed) {
      document.documentElement.style.setProperty('--visible-height', `${Math.round(visualViewport.height * visualViewport.scale)}px`);
      window.scrollTo(0, 0);
    }
  }

  function listen() {
    const dialog = element('forget-dialog');
    const options = element('options');
    const closeOptions = () => options.removeAttribute('open');
    element('forget').addEventListener('click', () => {
      dialog.showModal();
      closeOptions();
    });
    addEventListener('click', ({ target }) => options.contains(target) || closeOptions());
    addEventListener('keydown', event => {
      if (event.key === 'Escape' && options.open) {
        event.preventDefault();
        closeOptions();
        options.firstElementChild.focus();
      }
    });
    for (const name of ['wheel', 'touchstart', 'pointerdown', 'keydown']) {
      element('chat').addEventListener(name, ({ target }) => target.closest('.webchat__send-box') || ((isReading = true), viewing++), { passive: true });
    }

    addEventListener('resize', () => isReading || bringIntoView());
    if (window.visualViewport) {
      visualViewport.addEventListener('resize', fit);
      fit();
    }

    dialog.addEventListener('close', () => {
      if (dialog.returnValue === 'yes') {
        forget();
      }

      dialog.returnValue = '';
    });
    for (const button of dialog.querySelectorAll('button')) {
      button.addEventListener('click', () => dialog.close(button.value));
    }

    element('new-chat').addEventListener('click', () => {
      start();
      focusTextBox();
    });
    addEventListener('offline', () => events.state('down'));
    addEventListener('online', () => connection && say(texts.online));
    addEventListener('keydown', event => {
      if (event.key === 'Escape' && parentOrigin && !event.defaultPrevented && !dialog.open) {
        window.parent.postMessage({ from: frameName, say: 'close' }, parentOrigin);
      }
    });
    chatSession.onForgotten(() => showForgotten(texts.forgotten));
  }

  wishes().then(wanted => {
    fillIn(wanted);
    listen();
    return start();
  });
})();
