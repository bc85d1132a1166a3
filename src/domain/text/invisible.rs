//! Characters that cannot be seen and yet change what is read, found or measured.

/// What stands for a character that cannot be seen, as Unicode abbreviates it (The Unicode Standard, chapter 23,
/// and `NameAliases.txt`); `None` for all others, spaces and line ends among them.
#[must_use]
pub const fn sign_of(character: char) -> Option<&'static str> {
    Some(match character {
        '\u{ad}' => "SHY",
        '\u{34f}' => "CGJ",
        '\u{61c}' => "ALM",
        '\u{180e}' => "MVS",
        '\u{200b}' => "ZWSP",
        '\u{200c}' => "ZWNJ",
        '\u{200d}' => "ZWJ",
        '\u{200e}' => "LRM",
        '\u{200f}' => "RLM",
        '\u{202a}' => "LRE",
        '\u{202b}' => "RLE",
        '\u{202c}' => "PDF",
        '\u{202d}' => "LRO",
        '\u{202e}' => "RLO",
        '\u{2060}' => "WJ",
        '\u{2061}'..='\u{2064}' => "MATH",
        '\u{2066}' => "LRI",
        '\u{2067}' => "RLI",
        '\u{2068}' => "FSI",
        '\u{2069}' => "PDI",
        '\u{206a}'..='\u{206f}' => "OLD",
        '\u{feff}' => "BOM",
        '\u{fff9}'..='\u{fffb}' => "NOTE",
        '\u{e0000}'..='\u{e007f}' => "TAG",
        '\n' | '\t' => return None,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => "CTRL",
        _ => return None,
    })
}

/// Where the characters of a text are that cannot be seen: their byte offsets and signs. The joiners and tags
/// within one emoji belong to it and are no matter.
pub fn invisible(text: &str) -> impl Iterator<Item = (usize, &'static str)> {
    let mut is_emoji = false;
    text.char_indices().filter_map(move |(at, it)| {
        let sign = match sign_of(it) {
            Some("ZWJ" | "TAG") if is_emoji => None,
            other => other,
        };
        // What goes on an emoji does not end it.
        let goes_on = matches!(it, '\u{200d}' | '\u{fe0f}' | '\u{e0000}'..='\u{e007f}');
        if !(goes_on && is_emoji) {
            is_emoji = is_pictographic(it);
        }
        sign.map(|sign| (at, sign))
    })
}

/// Whether a character may begin an emoji: the blocks of symbols and pictographs. Coarse, but nothing that is
/// written with joiners for its letters lies in them.
const fn is_pictographic(it: char) -> bool {
    matches!(it, '\u{203c}'..='\u{3299}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(usize, &str)]) {
        assert_eq!(invisible(text).collect::<Vec<_>>(), expected, "{text:?}");
    }

    #[test]
    fn ok_what_cannot_be_seen_is_found() {
        check("plain\n\ttext", &[]);
        check("a\u{200b}b\u{202e}c", &[(1, "ZWSP"), (5, "RLO")]);
        check("\u{feff}x\u{ad}", &[(0, "BOM"), (4, "SHY")]);
        check("\u{7}", &[(0, "CTRL")]);
        check("می\u{200c}خواهم", &[(4, "ZWNJ")]);
        check("क\u{94d}\u{200d}ष", &[(6, "ZWJ")]);
    }

    #[test]
    fn ok_what_belongs_to_an_emoji_is_no_matter() {
        check("👩\u{200d}👧\u{200d}👦", &[]);
        check("❤\u{fe0f}\u{200d}🔥", &[]);
        check("🏴\u{e0067}\u{e0062}\u{e007f}", &[]);
        check("x\u{200d}👧", &[(1, "ZWJ")]);
    }
}
