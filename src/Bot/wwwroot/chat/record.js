// What was said, for the visitor to copy or print. It is kept nowhere but here, and cleared with the screen.
const chatRecord = (() => {
  'use strict';

  const said = [];
  const who = ({ isOwn }, texts) => (isOwn ? texts.you : texts.helper);
  // The marks of Markdown say nothing on paper.
  const plain = text => text.replace(/\*\*?|^> ?/gm, '').replace(/^---$/gm, '');

  function add({ text, from }, kind) {
    if (text) {
      said.push({ text, kind, isOwn: from.role === 'user' });
    }
  }

  async function copy(texts) {
    const text = said.map(message => `${who(message, texts)}: ${plain(message.text)}`).join('\n\n');
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyTheOldWay(text);
    }
  }

  function copyTheOldWay(text) {
    const box = Object.assign(document.createElement('textarea'), { value: text, readOnly: true });
    document.body.append(box);
    box.select();
    try {
      return document.execCommand('copy');
    } catch {
      return false;
    } finally {
      box.remove();
    }
  }

  function elements(texts) {
    return said.flatMap(message => {
      const label = Object.assign(document.createElement('p'), { className: 'label', textContent: who(message, texts) });
      const words = message.isOwn ? Object.assign(document.createElement('p'), { textContent: message.text }) : chatMarkdown.render(message.text, message.kind, texts);
      return [label, words];
    });
  }

  return { add, copy, elements, clear: () => said.splice(0) };
})();
