//! Numbers as text, in few bytes: the standard library's formatter is 5 KB of the wasm, and stays out of it as long as nothing
//! there uses it. Uses nothing.

/// A whole number.
pub(crate) fn decimal(number: usize) -> String {
    let mut text = String::new();
    push_decimal(&mut text, number);
    text
}

/// A whole number behind a text.
pub(crate) fn push_decimal(text: &mut String, number: usize) {
    if number > 9 {
        push_decimal(text, number / 10);
    }
    text.push((b'0' + (number % 10) as u8) as char);
}

/// A pattern with each run of `#` replaced by the next number, in as many digits.
#[inline(never)]
pub(crate) fn filled(pattern: &str, numbers: &[i32]) -> String {
    let mut filled = String::with_capacity(pattern.len());
    let mut numbers = numbers.iter();
    let (mut number, mut before) = (0, ' ');
    let mut rest = pattern.chars();
    while let Some(mark) = rest.next() {
        if mark == '#' {
            if before != '#' {
                number = numbers.next().copied().unwrap_or(0);
            }
            let places = rest.as_str().bytes().take_while(|b| *b == b'#').count();
            let digit = (0..places).fold(number, |number, _| number / 10).rem_euclid(10);
            filled.push((b'0' + digit as u8) as char);
        } else {
            filled.push(mark);
        }
        before = mark;
    }
    filled
}
