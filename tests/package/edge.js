// A worker at the edge: digests what is posted to it.
import { digest } from 'nutgraf/server';

export default {
  async fetch(request) {
    const { text, html, options } = await request.json();
    const made = await digest(text, { ...options, type: html ? 'html' : 'text' })
      .catch(({ code, message }) => ({ error: { code, message } }));
    return new Response(JSON.stringify(made));
  },
};
