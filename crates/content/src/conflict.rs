//! Lines that Git leaves in a file if two people have changed the same part of it.

/// What to do about them.
const MESSAGE: &str = "Git could not combine two versions of this part, which begins here with <<<<<<<. Keep one of the two versions, and \
    remove the other one and the lines that begin with <<<<<<<, ======= and >>>>>>>";

/// The first such line, counted from one, and what to do.
#[must_use]
pub fn conflict(text: &str) -> Option<(usize, &'static str)> {
    let begins = |line: &str, mark: &str| {
        line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let first = text.lines().position(|line| begins(line, "<<<<<<<"))?;
    text.lines().skip(first).any(|line| begins(line, ">>>>>>>")).then_some((first + 1, MESSAGE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_of_git_are_known() {
        let line = |text: &str| conflict(text).map(|(line, _)| line);
        assert_eq!(line("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> branch\n"), Some(2));
        for fine in ["a\n=======\n", "<<<<<<< HEAD\n", ">>>>>>> b\n<<<<<<< a\n", "<<<<<<<<<\n>>>>>>>>>\n", ""]
        {
            assert_eq!(line(fine), None, "{fine}");
        }
    }
}
