// Unpacks the scripts and the data of the page: base64 around deflate, as all of this century's
// browsers know it. A script put into the page so runs only if the policy in the head has its hash.

(() => {
  // Uint8Array.fromBase64 is the fast way, atob the one that older browsers know.
  function bytes(text) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
    const binary = atob(text);
    const array = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; i++) array[i] = binary.charCodeAt(i);
    return array;
  }

  function unpack(text) {
    const stream = new Blob([bytes(text)]).stream().pipeThrough(new DecompressionStream('deflate'));
    return new Response(stream).text();
  }

  // The packed text is not needed again, and it is most of what the page weighs.
  function taken(id) {
    const element = document.getElementById(id);
    const text = element.textContent;
    element.textContent = '';
    return text;
  }

  async function start() {
    const scripts = Promise.all(taken('scripts').split(' ').map(unpack));
    window.datelineData = unpack(taken('data')).then(JSON.parse);
    for (const source of await scripts) {
      const script = document.createElement('script');
      script.textContent = source;
      document.head.append(script);
    }
  }

  start().catch((error) => {
    document.getElementById('app').hidden = false;
    document.getElementById('status').textContent = `This page could not be unpacked (${error.message}): a newer browser may help.`;
    document.documentElement.dataset.ready = 'error';
  });
})();
