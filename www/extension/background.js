// @ts-check
// Turns what the reader does (button, key, menu) into an open panel and an invitation to read the tab. Only what the
// reader asks for gives the extension access to a page, and only to that one.

import { api, ours } from './browser.js';

/** @import { Invitation, Message, Tab } from './types.d.ts' */

/** By window, for a panel that isn't there yet. @type {Map<number, Invitation>} */
const asked = new Map();

/** @param {Tab | undefined} tab @param {boolean} [selection] @param {number} [frame] */
function invite(tab, selection = false, frame = 0) {
  if (tab?.id === undefined) return;
  // At once: after a pause it would no longer count as the reader's own doing.
  const opened = api.sidePanel ? api.sidePanel.open({ windowId: tab.windowId }) : api.sidebarAction?.open();
  opened?.catch(() => {});
  const invitation = { tab: tab.id, frame, selection };
  asked.set(tab.windowId, invitation);
  api.runtime.sendMessage({ kind: 'invited', window: tab.windowId, invitation })
    .then(taken => taken && asked.delete(tab.windowId), () => {});
}

api.action.onClicked.addListener(tab => invite(tab));
api.contextMenus.onClicked.addListener(({ menuItemId, frameId }, tab) => invite(tab, menuItemId === 'selection', frameId));

api.runtime.onInstalled.addListener(() => {
  void api.contextMenus.removeAll().then(() => {
    api.contextMenus.create({ id: 'page', title: api.i18n.getMessage('page'), contexts: ['page', 'frame'] });
    api.contextMenus.create({ id: 'selection', title: api.i18n.getMessage('selection'), contexts: ['selection'] });
  });
});

api.runtime.onMessage.addListener((/** @type {Message} */ message, sender, answer) => {
  if (message.kind !== 'hello' || !ours(sender)) return;
  answer(asked.get(message.window) ?? null);
  asked.delete(message.window);
});
