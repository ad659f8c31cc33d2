// Shows the little Markdown that answers are written in. Everything is built of DOM nodes, so that no text of an answer
// can become markup; the last part below a rule is the doctor reply, and is set apart.
const chatMarkdown = (() => {
  'use strict';

  const inlineForms = /\*\*(?<strong>[^*]+)\*\*|\*(?<em>[^*]+)\*|\[(?<label>[^\]]+)\]\((?<url>[^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)/;

  const telephone = /(\+?\d(?:[ -]?\d){2,})/;
  const alarms = ['urgent', 'crisis', 'safeguarding', 'lowMood'];

  function make(tag, className, ...children) {
    const element = document.createElement(tag);
    if (className) {
      element.className = className;
    }

    element.append(...children);
    return element;
  }

  function link(label, url, texts) {
    if (!/^(https?:\/\/|tel:)/i.test(url)) {
      return document.createTextNode(label);
    }

    const anchor = make('a', '', ...inline(label, texts));
    anchor.href = url;
    if (/^http/i.test(url)) {
      anchor.target = '_blank';
      anchor.rel = 'noopener noreferrer';
      anchor.append(make('span', 'for-screen-readers', ` (${texts['new-tab']})`));
    }

    return anchor;
  }

  function inline(text, texts) {
    const nodes = [];
    for (let rest = text; rest;) {
      const found = inlineForms.exec(rest);
      nodes.push(document.createTextNode(found ? rest.slice(0, found.index) : rest));
      if (!found) {
        break;
      }

      const { strong, em, label, url } = found.groups;
      nodes.push(label ? link(label, url, texts) : make(strong ? 'strong' : 'em', '', ...inline(strong ?? em, texts)));
      rest = rest.slice(found.index + found[0].length);
    }

    return nodes.filter(node => node.nodeType !== Node.TEXT_NODE || node.data);
  }

  function list(lines, tag, marker, texts) {
    const items = [];
    for (const line of lines) {
      if (marker.test(line)) {
        items.push(line.replace(marker, ''));
      } else {
        items[items.length - 1] += ` ${line.trim()}`;
      }
    }

    return make(tag, '', ...items.map(item => make('li', '', ...inline(item, texts))));
  }

  function paragraph(lines, texts) {
    const nodes = inline(lines.map(line => line.trim()).join('\n'), texts);
    const isSource = nodes.length === 1 && nodes[0].nodeName === 'EM';
    return make('p', isSource ? 'source' : '', ...(isSource ? nodes[0].childNodes : nodes));
  }

  // What a note relies on is one tap away; on paper it is left out.
  function note(lines, texts) {
    const evidence = lines.findIndex(line => line.startsWith('**Evidence:**'));
    const element = make('aside', 'note', ...blocks(evidence < 0 ? lines : lines.slice(0, evidence), texts));
    if (evidence >= 0) {
      element.append(make('details', '', make('summary', '', texts['more-on-this']), ...blocks(lines.slice(evidence), texts)));
    }

    return element;
  }

  const forms = [
    { starts: /^>/, build: (lines, texts) => note(lines.map(line => line.replace(/^> ?/, '')), texts) },
    { starts: /^[-*] /, build: (lines, texts) => list(lines, 'ul', /^[-*] /, texts) },
    { starts: /^\d+\. /, build: (lines, texts) => list(lines, 'ol', /^\d+\. /, texts) },
  ];

  const formOf = line => forms.find(form => form.starts.test(line));

  // A block ends with an empty line, or where a line of another form begins.
  function blocks(lines, texts) {
    const built = [];
    for (let at = 0; at < lines.length;) {
      const form = formOf(lines[at]);
      let end = at + 1;
      while (end < lines.length && lines[end].trim() && (formOf(lines[end]) ?? form) === form) {
        end++;
      }

      if (lines[at].trim()) {
        const block = lines.slice(at, end);
        built.push(form ? form.build(block, texts) : paragraph(block, texts));
      } else {
        end = at + 1;
      }

      at = end;
    }

    return built;
  }

  // What the bot can be asked about, told as a list below a line that ends with a colon.
  function makeTopics(element) {
    const list = [...element.children].find(child => /^[OU]L$/.test(child.nodeName) && /:$/.test(child.previousElementSibling?.textContent));
    if (list) {
      for (const item of list.children) {
        const button = make('button', 'topic', ...item.childNodes);
        button.type = 'button';
        item.append(button);
      }

      list.className = 'topics';
    }
  }

  // Numbers to call in a reply to danger are called by a tap; one that a word is texted to is not.
  function makeCalls(element) {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
      if (!texts.currentNode.parentElement.closest('a')) {
        found.push(texts.currentNode);
      }
    }

    for (const text of found) {
      const parts = text.data.split(telephone);
      text.replaceWith(...parts.map((part, i) => (i % 2 === 1 && !/\bto $/.test(parts[i - 1]) ? call(part) : part)));
    }
  }

  function call(number) {
    const anchor = make('a', 'call', number);
    anchor.href = `tel:${number.replace(/[^\d+]/g, '')}`;
    return anchor;
  }

  /** The answer as an element. */
  function render(markdown, kind, texts) {
    const [answer, ...others] = markdown.replaceAll('\r\n', '\n').split(/\n+---\n+/);
    const element = make('div', `answer ${kind ?? ''}`.trim());
    element.lang = 'en';
    element.dir = 'ltr';
    element.append(...blocks(answer.split('\n'), texts));
    if (['smallTalk', 'noAnswer', 'didYouMean'].includes(kind)) {
      makeTopics(element);
    }

    for (const other of others) {
      // Stays in sight below an answer that is longer than the window, and leads to what follows it.
      const label = make('button', 'to-doctor', texts['doctor-reply']);
      label.type = 'button';
      element.append(label, make('section', 'doctor', ...blocks(other.split('\n'), texts)));
    }

    // The greeting, which is of no kind, names the number of the emergency services.
    if (!kind || alarms.includes(kind)) {
      makeCalls(element);
    }

    return element;
  }

  return { render };
})();
