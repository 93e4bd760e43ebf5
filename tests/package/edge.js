// A worker at the edge: digests what is posted to it, through both doors.
import * as core from 'nutgraf/core';
import wasm from 'nutgraf/nutgraf_bg.wasm';
import * as server from 'nutgraf/server';

const asRow = ({ code, message }) => ({ error: { code, message } });

export default {
  async fetch(request) {
    const { text, html, flat, options } = await request.json();
    const given = { ...options, wasm };
    const runs = [
      flat ? core.flat(...flat, given) : core.digest(text, { ...given, type: 'text' }),
      server.digest(text, { ...options, type: html ? 'html' : 'text' }),
    ];
    return new Response(JSON.stringify(await Promise.all(runs.map(run => run.catch(asRow)))));
  },
};
