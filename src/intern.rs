//! Words by number: a set of strings in few bytes, where a tree of the standard library would cost 2 KB after brotli for
//! each kind of key. Nobody can see its order but by the numbers, so it is the same everywhere.
//! `language` finds its words by the same hash and the same order of places. Uses `span`.

use crate::span::part;

/// Distinct strings, numbered from 0 in the order in which they came.
#[derive(Debug, Default)]
pub(crate) struct Interner {
    /// All of them, one behind the other, and where each ends.
    text: String,
    ends: Vec<u32>,
    /// By hash: a number and one, 0 where nothing lies. A power of two, at most half full.
    table: Vec<u32>,
}

impl Interner {
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn contains(&self, word: &str) -> bool {
        self.find(word).is_some()
    }

    /// The number of a word that is there.
    pub(crate) fn find(&self, word: &str) -> Option<u32> {
        self.place(word).ok()
    }

    /// The word's number: a new one where it wasn't there.
    pub(crate) fn number(&mut self, word: &str) -> u32 {
        if self.table.len() <= 2 * self.ends.len() {
            self.grow();
        }
        match self.place(word) {
            Ok(number) => number,
            Err(free) => {
                let number = self.ends.len() as u32;
                self.text.push_str(word);
                self.ends.push(self.text.len() as u32);
                self.table[free] = number + 1;
                number
            }
        }
    }

    /// The words, by number.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|number| self.word(number))
    }

    fn word(&self, number: usize) -> &str {
        let start = if number == 0 { 0 } else { self.ends[number - 1] };
        part(&self.text, start as usize, self.ends[number] as usize)
    }

    /// The word's number, or else the free place for it.
    fn place(&self, word: &str) -> Result<u32, usize> {
        let mut at = slot(hash(word.as_bytes()), self.table.len());
        while let Some(&there) = self.table.get(at) {
            match there {
                0 => return Err(at),
                _ if self.word(there as usize - 1) == word => return Ok(there - 1),
                _ => at = slot(at as u32 + 1, self.table.len()),
            }
        }
        Err(0)
    }

    fn grow(&mut self) {
        self.table = vec![0; (4 * self.ends.len()).max(32)];
        for number in 0..self.ends.len() {
            if let Err(free) = self.place(self.word(number)) {
                self.table[free] = number as u32 + 1;
            }
        }
    }
}

/// FNV-1a, its high bits mixed into the low.
pub(crate) fn hash(word: &[u8]) -> u32 {
    let hash =
        word.iter().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    hash ^ (hash >> 15)
}

/// The place in a table of so many, a power of two, at which a word with that hash is looked for first; then at the next.
pub(crate) fn slot(hash: u32, length: usize) -> usize {
    hash as usize & length.wrapping_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_words_in_the_order_in_which_they_come() {
        let words: Vec<String> = (0..2000).map(|n| format!("word {}", n % 700)).collect();
        let mut interner = Interner::default();
        assert!(!interner.contains("word 0") && interner.len() == 0);
        for (n, word) in words.iter().enumerate() {
            assert_eq!(interner.number(word) as usize, n % 700);
        }
        assert_eq!(interner.len(), 700);
        assert!(interner.iter().eq(words[..700].iter().map(String::as_str)));
        assert!(interner.contains("word 699") && !interner.contains("word 700"));
        interner.number("");
        assert!(interner.contains(""));
    }
}
