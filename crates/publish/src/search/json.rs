//! Results for programs.

use pprnet_search::{Coverage, Excerpt, Field, Results};
use serde_json::{Value, json};

use super::collection::{Collection, Item};
use super::request::Request;
use super::show::{excerpt, note_in_english, reason_in_english, remark_in_english};

/// The results as one JSON object; ranges count bytes of UTF-8.
#[must_use]
pub fn to_json(collection: &Collection, results: &Results, request: Request) -> Value {
    collection.language().spoken(|| to_json_as_spoken(collection, results, request))
}

fn to_json_as_spoken(collection: &Collection, results: &Results, request: Request) -> Value {
    let coverage = match results.coverage {
        Coverage::All => "all",
        Coverage::Apart => "apart",
        Coverage::Closest => "closest",
        Coverage::Some => "some",
    };
    let hits = results.hits.iter().zip(1_usize..).take(request.limit);
    let hits = hits.filter_map(|(hit, rank)| {
        let item = collection.item(hit.post)?;
        let mut json = json!({
            "rank": rank, "slug": item.slug, "title": item.title, "month": item.month, "score": thousandths(hit.score),
            "excerpt": excerpt(collection, results, item).map(|excerpt| passage(item, &excerpt)),
        });
        if request.explain {
            let parts = collection.searcher().explain(results, hit.post);
            let part = |part: &pprnet_search::ScorePart| {
                json!({ "score": thousandths(part.score), "because": reason_in_english(&part.reason, results.query()) })
            };
            json["explanation"] = parts.iter().map(part).collect();
        }
        Some(json)
    });
    let years = collection.searcher().years().into_iter().zip(&results.facets.years);
    let years = years.map(|(year, count)| json!({ "year": year, "count": count }));
    json!({
        "query": results.query(),
        "total": results.hits.len(),
        "coverage": { "kind": coverage, "missing": results.missing() },
        "remark": results.remark().map(|remark| remark_in_english(&remark)),
        "suggestion": results.suggestion,
        "notes": results.notes().iter().map(|note| note_in_english(&note.kind)).collect::<Vec<_>>(),
        "years": years.collect::<Vec<_>>(),
        "hits": hits.collect::<Vec<_>>(),
    })
}

/// Rounds a score to thousandths, which removes the noise of the wider type.
fn thousandths(score: f32) -> f64 {
    (f64::from(score) * 1000.0).round() / 1000.0
}

/// The name of a field in JSON: part of the format, so it does not follow the wording of the site.
fn name(field: Field) -> &'static str {
    match field {
        Field::Title => "title",
        Field::Authors => "authors",
        Field::Citation => "citation",
        Field::Summary => "summary",
        Field::Implications => "implications",
        Field::Labels => "topics and types",
    }
}

fn passage(item: &Item, excerpt: &Excerpt) -> Value {
    let text =
        item.texts().into_iter().find(|(field, _)| *field == excerpt.field).map_or("", |(_, text)| text);
    let start = excerpt.range.start;
    let marks = excerpt.marks.iter().map(|mark| [mark.start - start, mark.end - start]);
    json!({
        "part": name(excerpt.field),
        "text": text.get(excerpt.range.clone()),
        "marks": marks.collect::<Vec<_>>(),
    })
}
