//! Parts Rust source into code and comments, so that a word in a sentence is not taken for code.

/// The code with blanks for comments and for what literals hold, and the comments with blanks for the rest.
/// Both have the lines of the source.
pub(super) fn split(source: &str) -> (String, String) {
    let mut lexer = Lexer {
        chars: source.chars().collect(),
        at: 0,
        code: String::new(),
        comments: String::new(),
    };
    while lexer.at < lexer.chars.len() {
        lexer.step();
    }
    (lexer.code, lexer.comments)
}

/// Where the next characters go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Code,
    Comment,
    Literal,
}

struct Lexer {
    chars: Vec<char>,
    at: usize,
    code: String,
    comments: String,
}

impl Lexer {
    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or('\0')
    }

    /// Takes `count` characters as one kind.
    fn take(&mut self, count: usize, kind: Kind) {
        for _ in 0..count {
            let Some(&it) = self.chars.get(self.at) else {
                return;
            };
            self.at += 1;
            let blank = if it == '\n' { '\n' } else { ' ' };
            let pick = |wanted| if kind == wanted { it } else { blank };
            self.code.push(pick(Kind::Code));
            self.comments.push(pick(Kind::Comment));
        }
    }

    fn step(&mut self) {
        match (self.peek(0), self.peek(1)) {
            ('/', '/') => {
                let rest = self.chars[self.at..].iter();
                let count = rest.take_while(|&&it| it != '\n').count();
                self.take(count, Kind::Comment);
            }
            ('/', '*') => self.block(),
            ('"', _) => self.string(),
            ('r', '"' | '#') if !self.is_in_name() => self.raw(),
            // A character, and not a lifetime.
            ('\'', '\\') => {
                self.take(1, Kind::Code);
                self.take(2, Kind::Literal);
                while self.peek(0) != '\'' && self.peek(0) != '\0' {
                    self.take(1, Kind::Literal);
                }
                self.take(1, Kind::Code);
            }
            ('\'', _) if self.peek(2) == '\'' => {
                self.take(1, Kind::Code);
                self.take(1, Kind::Literal);
                self.take(1, Kind::Code);
            }
            _ => self.take(1, Kind::Code),
        }
    }

    /// Whether the character before belongs to a name, as the `r` of `for`; a byte string's `b` does not.
    fn is_in_name(&self) -> bool {
        let before = |back| self.at.checked_sub(back).and_then(|it| self.chars.get(it));
        let is_name = |it: Option<&char>| it.is_some_and(|it| it.is_alphanumeric() || *it == '_');
        match before(1) {
            Some('b') => is_name(before(2)),
            it => is_name(it),
        }
    }

    fn block(&mut self) {
        let mut depth = 0;
        loop {
            match (self.peek(0), self.peek(1)) {
                ('/', '*') => {
                    depth += 1;
                    self.take(2, Kind::Comment);
                }
                ('*', '/') => {
                    depth -= 1;
                    self.take(2, Kind::Comment);
                }
                _ => self.take(1, Kind::Comment),
            }
            if depth == 0 || self.at >= self.chars.len() {
                return;
            }
        }
    }

    fn string(&mut self) {
        self.take(1, Kind::Code);
        while self.at < self.chars.len() && self.peek(0) != '"' {
            let count = if self.peek(0) == '\\' { 2 } else { 1 };
            self.take(count, Kind::Literal);
        }
        self.take(1, Kind::Code);
    }

    fn raw(&mut self) {
        let n_hashes = self.chars[self.at + 1..].iter();
        let n_hashes = n_hashes.take_while(|&&it| it == '#').count();
        if self.peek(1 + n_hashes) != '"' {
            // A raw name such as `r#type`.
            return self.take(1 + n_hashes, Kind::Code);
        }
        self.take(n_hashes + 2, Kind::Code);
        let ends = |lexer: &Self| {
            lexer.peek(0) == '"' && (1..=n_hashes).all(|ahead| lexer.peek(ahead) == '#')
        };
        while self.at < self.chars.len() && !ends(self) {
            self.take(1, Kind::Literal);
        }
        self.take(1 + n_hashes, Kind::Code);
    }
}

/// The names in a line of code, each with the place after it.
pub(crate) fn names(line: &str) -> impl Iterator<Item = (&str, &str)> {
    let is_name = |it: char| it.is_alphanumeric() || it == '_';
    let mut rest = line;
    std::iter::from_fn(move || {
        let from = rest.find(is_name)?;
        let tail = &rest[from..];
        let end = tail.find(|it| !is_name(it)).unwrap_or(tail.len());
        let (name, after) = tail.split_at(end);
        rest = after;
        Some((name, after))
    })
}

#[track_caller]
fn check(source: &str, code: &str, comments: &str) {
    let (found_code, found_comments) = split(source);
    assert_eq!(
        (found_code.as_str(), found_comments.as_str()),
        (code, comments),
        "{source}"
    );
}

#[test]
fn ok_code_and_comments_part() {
    check("a // b\nc", "a     \nc", "  // b\n ");
    check(
        "a /* /* b */ */ c",
        "a               c",
        "  /* /* b */ */  ",
    );
    check(r#"x("a // \" b")"#, r#"x("         ")"#, "              ");
    check(r##"r#"a " b"# y"##, r##"r#"     "# y"##, "            ");
    check("'a' '\\'' &'a str", "' ' '  ' &'a str", "                ");
    check("for\"a\" b\"a\"", "for\" \" b\" \"", "           ");
}
