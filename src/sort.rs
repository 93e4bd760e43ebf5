//! Sorting in few bytes: one merge for every kind of item, where the standard library would compile one each; keys of
//! 64 bits, of which the summary has many, by their bytes. Stable, so that equal items never depend on how many there are.
//! Uses nothing of the crate.

use core::cmp::Ordering;

/// Sorts by `compare`; equal items keep their order.
pub(crate) fn by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut to = order(items.len(), &mut |a, b| compare(&items[a as usize], &items[b as usize]));
    // Item `to[n]` belongs at n: each circle of moves is followed once, by swapping.
    for n in 0..items.len() {
        let mut at = n;
        while to[at] as usize != n {
            let from = to[at] as usize;
            items.swap(at, from);
            to[at] = at as u32;
            at = from;
        }
        to[at] = at as u32;
    }
}

/// Sorts by what `key` says of each item.
pub(crate) fn by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts keys, byte by byte from the lowest (radix sort); bytes that all of them share cost a look.
pub(crate) fn keys(items: &mut Vec<u64>) {
    let mut sorted = vec![0; items.len()];
    for shift in (0..u64::BITS).step_by(8) {
        let byte = |item: u64| (item >> shift) as usize & 0xff;
        let mut starts = [0; 257];
        for &item in items.iter() {
            starts[byte(item) + 1] += 1;
        }
        if starts.contains(&items.len()) {
            continue;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        for &item in items.iter() {
            let place = &mut starts[byte(item)];
            sorted[*place] = item;
            *place += 1;
        }
        core::mem::swap(items, &mut sorted);
    }
}

/// Sorts numbers. Those of one sentence are few and mostly in order: each moves to its place at once.
pub(crate) fn numbers(items: &mut [u32]) {
    if items.len() > 64 {
        return by(items, Ord::cmp);
    }
    for n in 1..items.len() {
        let item = items[n];
        let mut at = n;
        while at > 0 && items[at - 1] > item {
            items[at] = items[at - 1];
            at -= 1;
        }
        items[at] = item;
    }
}

/// The numbers below `n` in the order of what they stand for.
fn order(n: usize, compare: &mut dyn FnMut(u32, u32) -> Ordering) -> Vec<u32> {
    let mut from: Vec<u32> = (0..n as u32).collect();
    let mut to = Vec::with_capacity(n);
    let mut width = 1;
    while width < n {
        to.clear();
        for run in from.chunks(2 * width) {
            let (mut left, mut right) = run.split_at(width.min(run.len()));
            while let (Some((&a, rest)), Some((&b, others))) = (left.split_first(), right.split_first()) {
                if compare(a, b).is_gt() {
                    to.push(b);
                    right = others;
                } else {
                    to.push(a);
                    left = rest;
                }
            }
            to.extend_from_slice(left);
            to.extend_from_slice(right);
        }
        core::mem::swap(&mut from, &mut to);
        width *= 2;
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_the_standard_library_does() {
        let mut state = 7u32;
        for len in (0..40).chain([1000, 4097]) {
            let mut ours: Vec<(u32, usize)> = (0..len)
                .map(|n| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (state >> 24, n)
                })
                .collect();
            let mut theirs = ours.clone();
            by_key(&mut ours, |item| item.0);
            theirs.sort_by_key(|item| item.0);
            assert_eq!(ours, theirs);
            let mut keyed: Vec<u64> =
                theirs.iter().map(|item| u64::from(item.0).wrapping_mul(0x9e37_79b9_7f4a_7c15)).collect();
            let mut sorted = keyed.clone();
            sorted.sort_unstable();
            keys(&mut keyed);
            assert_eq!(keyed, sorted);
            let mut alone: Vec<u32> = theirs.iter().map(|item| item.0.wrapping_mul(2_654_435_761)).collect();
            numbers(&mut alone);
            assert!(alone.is_sorted() && alone.len() == theirs.len());
        }
    }
}
