// The same job with what others offer: the article (Readability), the dates in it (chrono) and a summary (TextRank).

import { Readability } from '@mozilla/readability';
import * as chrono from 'chrono-node';
import { TextRank } from 'textrank';

const SENTENCES = 4;

/** A text's dates and summary. @param {string} text @param {Date} reference */
export function fromText(text, reference) {
  const dates = chrono.parse(text, reference);
  const { summarizedArticle } = new TextRank(text, { extractAmount: SENTENCES, summaryType: 'array' });
  return { dates: dates.length, sentences: summarizedArticle.length };
}

/** A text's dates alone. @param {string} text @param {Date} reference */
export const fromDates = (text, reference) => chrono.parse(text, reference).length;

/** The text of a page's article. Readability takes the document apart, so it gets a copy. @param {Document} document */
export const article = document => new Readability(document.cloneNode(true)).parse()?.textContent ?? '';

/** A page's dates and summary. @param {Document} document @param {Date} reference */
export const fromPage = (document, reference) => fromText(article(document), reference);
