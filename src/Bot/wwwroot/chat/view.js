// Draws Web Chat into a place of the page, and sees to what of it is in view.
const chatView = (() => {
  'use strict';

  // Pixels of an answer that are in view when it has come.
  const beginning = 96;
  // Pixels of a doctor reply that are in sight when it is said to be.
  const twoLines = 48;
  const last = list => list[list.length - 1];

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
    bubbleFromUserBackground: 'var(--brand)',
    bubbleFromUserTextColor: 'var(--on-brand)',
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
    sendBoxButtonShadeColorOnActive: 'var(--bubble)',
    sendBoxButtonShadeColorOnDisabled: 'transparent',
    sendBoxButtonShadeColorOnFocus: 'transparent',
    sendBoxButtonShadeColorOnHover: 'var(--bubble)',
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

  /** Draws Web Chat with what it needs; `draw` does so once more where the place that answers stop at has moved. */
  function open(place, properties) {
    const room = () => place.querySelector('.webchat__basic-transcript__scrollable');
    const question = () => last(place.querySelectorAll('.webchat__bubble--from-user'));
    let offset = 0;
    // Counts what is brought into view; a visitor who scrolls ends that until the next answer.
    let viewing = 0;
    let isReading = false;

    function draw() {
      // A question that fills the screen gives way: its end is seen, and the beginning of the answer.
      const next = question() ? -Math.max(0, Math.min(question().offsetHeight + 48, room().clientHeight - beginning)) : 0;
      if (next !== offset || !place.firstChild) {
        offset = next;
        WebChat.renderWebChat({ ...properties, styleOptions: { ...styleOptions, autoScrollSnapOnPageOffset: offset } }, place);
      }
    }

    // Web Chat scrolls as new messages come, and not always far enough: after a question longer than the screen, in a
    // chat gone on with, in a panel that was closed. Once all is still, the question stands on top and its answer below.
    function bringIntoView() {
      const mine = ++viewing;
      let still = 0;
      let before = -1;
      // Web Chat may go to the end a moment later; what it does then is undone.
      let frames = 6;
      let tries = 3;
      requestAnimationFrame(function look() {
        if (mine !== viewing || !place.isConnected) {
          return;
        }

        const area = room();
        still = area && area.clientHeight > 0 && area.scrollTop === before ? still + 1 : 0;
        before = area ? area.scrollTop : -1;
        if (still < frames) {
          requestAnimationFrame(look);
        } else if ((move(area) || frames < 18) && --tries > 0) {
          frames = 18;
          still = 0;
          requestAnimationFrame(look);
        }
      });
    }

    /** False when all is where it should be. */
    function move(area) {
      const asked = question() && question().closest('article');
      const answer = asked && asked.nextElementSibling;
      const top = part => part.getBoundingClientRect().top - area.getBoundingClientRect().top;
      const lowest = Math.max(0, area.clientHeight - beginning);
      let by = 0;
      if (answer && (top(answer) > lowest || (top(asked) < 0 && top(answer) < lowest))) {
        by = Math.max(top(asked), top(answer) - lowest);
      } else if (!asked) {
        // The greeting is read from its beginning.
        by = -area.scrollTop;
      }

      area.scrollTop += by;
      return Math.abs(by) >= 1;
    }

    for (const name of ['wheel', 'touchstart', 'pointerdown', 'keydown']) {
      place.addEventListener(name, ({ target }) => {
        if (!target.closest('.webchat__send-box')) {
          isReading = true;
          viewing++;
        }
      }, { passive: true });
    }

    // The label that leads to a doctor reply is there only while the reply is not.
    const replies = new IntersectionObserver(entries => {
      for (const { target, intersectionRect } of entries) {
        target.previousElementSibling?.classList.toggle('seen', intersectionRect.height >= twoLines);
      }
    }, { threshold: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1] });
    const isWatched = new WeakSet();
    new MutationObserver(() => {
      for (const reply of place.querySelectorAll('.doctor')) {
        if (!isWatched.has(reply)) {
          isWatched.add(reply);
          replies.observe(reply);
        }
      }
    }).observe(place, { childList: true, subtree: true });

    draw();
    return {
      draw,
      answered() {
        isReading = false;
        bringIntoView();
      },
      resized: () => isReading || bringIntoView(),
    };
  }

  return { open };
})();
