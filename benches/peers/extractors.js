// What others find the article of a document with. Both take it apart.

import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';

/** @param {Document} document */
export const readability = document => new Readability(document).parse()?.textContent.length ?? 0;

/** @param {Document} document */
export const defuddle = document => new Defuddle(document, { url: 'https://paper.example/' }).parse().content.length;
