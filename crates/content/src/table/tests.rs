use super::*;

fn messages(toml: &str, read: impl Fn(&mut Table<'_>, &mut Vec<Problem>)) -> Vec<String> {
    let source = Source::new("f", toml.as_bytes().to_vec()).unwrap();
    let mut problems = Vec::new();
    let mut table = Table::parse(&source, &source.text, 0, &mut problems).unwrap();
    read(&mut table, &mut problems);
    table.refuse_unknown(&mut problems);
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn a_value_of_another_kind_is_told_in_our_own_words() {
    for (value, expected) in [
        ("5", "Put quotes around it: a = \"5\""),
        ("0x1F", "Put quotes around it: a = \"0x1F\""),
        ("-1.5", "Put quotes around it: a = \"-1.5\""),
        ("true", "Put quotes around it: a = \"true\""),
        ("2023-02-14", "Put quotes around it: a = \"2023-02-14\""),
        ("['x']", "It is one text, no list. Write a = \"x\""),
        ("[]", "Expected a text in quotation marks, found a list"),
        ("{ x = 1 }", "Expected a text in quotation marks, found a table"),
    ] {
        let messages = messages(&format!("a = {value}"), |table, problems| drop(table.text("a", problems)));
        assert_eq!(messages, [format!("f:1: a: {expected}")]);
    }
    let month = |table: &mut Table<'_>, problems: &mut Vec<Problem>| drop(table.text("month", problems));
    assert_eq!(
        messages("month = 2022-12-20", month),
        ["f:1: month: Put quotes around it: month = \"2022-12\""]
    );
    assert_eq!(messages("month = 202212", month), ["f:1: month: Write month = \"2022-12\""]);
    let topics = |table: &mut Table<'_>, problems: &mut Vec<Problem>| drop(table.texts("topics", problems));
    assert_eq!(
        messages("topics = 'alliance, anxiety'", topics),
        ["f:1: topics: It is a list. Write topics = [\"alliance\", \"anxiety\"]"]
    );
    let estimate = |table: &mut Table<'_>, problems: &mut Vec<Problem>| {
        let _ = table.typed("estimate", value::NUMBER, value::number, problems);
    };
    assert_eq!(messages("estimate = '.28'", estimate), ["f:1: estimate: Remove the quotes: estimate = 0.28"]);
}

#[test]
fn each_wrong_part_of_a_list_is_told_and_the_others_are_kept() {
    let messages = messages("a = ['x', 1,\n'y', {}]\nb = 1", |table, problems| {
        let texts = table.texts("a", problems).unwrap().into_inner();
        let texts: Vec<&str> = texts.iter().map(|text| text.get_ref().as_str()).collect();
        assert_eq!(texts, ["x", "y"]);
        assert!(table.texts("b", problems).is_none() && table.has("b") && !table.has("c"));
    });
    assert_eq!(
        messages,
        [
            "f:1: a: Put quotes around it: \"1\"",
            "f:2: a: Expected a text in quotation marks, found a table",
            "f:3: b: Expected a list in square brackets, found the number 1",
        ]
    );
}

#[test]
fn a_key_nobody_asks_for_is_told_where_it_stands_with_those_there_are() {
    let messages = messages("titles = 'x'\n[a]\nb = 1\n[[c]]\nd = 1\n[other]", |table, problems| {
        table.text("title", problems);
        table.take_table("a", problems).unwrap().refuse_unknown(problems);
        table.take_tables("c", problems)[0].choice("d", &[("x", ()), ("y", ())], &[], problems);
    });
    assert_eq!(
        messages,
        [
            "f:3: a: b: There is no key “b” here",
            "f:5: c 1: d: Expected one of x, y, found the number 1",
            "f:6: other: There is no key “other” here. The keys are title, a, c",
            "f:1: titles: There is no key “titles” here. Did you mean title = 'x'?",
        ]
    );
}
