//! Rows of a forest plot as SVG. Lengths along the axis are in percent of the width, so that one drawing fits any
//! width; heights and symbols are in pixels.

use pprnet_archive::{Finding, Metric};
use pprnet_html::Html;

use crate::number;
use crate::scale::Scale;

/// The height of a row, in pixels.
const HEIGHT: usize = 18;

/// Writes a length in percent, to a hundredth.
fn percent(html: &mut Html, at: f64) {
    let at = at.clamp(0.0, 100.0);
    html.text(&format!("{}%", (at * 100.0).round() / 100.0));
}

fn line(html: &mut Html, class: &'static str, from: f64, to: f64) {
    html.tag("<line class=\"").tag(class).tag("\" x1=\"");
    percent(html, from);
    percent(html.tag("\" x2=\""), to);
    html.tag("\" y1=\"9\" y2=\"9\"/>");
}

/// A vertical line through the row.
fn mark(html: &mut Html, class: &'static str, at: f64) {
    html.tag("<line class=\"").tag(class).tag("\" x1=\"");
    percent(html, at);
    percent(html.tag("\" x2=\""), at);
    html.tag("\" y1=\"0\" y2=\"18\"/>");
}

/// A symbol that keeps its shape at any width of the row.
fn sign(html: &mut Html, class: &'static str, at: f64, path: &'static str) {
    html.tag("<svg class=\"").tag(class).tag("\" overflow=\"visible\" x=\"");
    percent(html, at);
    html.tag("\"><path d=\"").tag(path).tag("\"/></svg>");
}

/// A finding on the axis: the interval, if one was printed, and the estimate. Ends off the axis become arrows.
pub(crate) fn row(html: &mut Html, finding: &Finding, metric: Metric, scale: &Scale) {
    html.tag("<svg class=\"plot\" width=\"100%\" height=\"").number(HEIGHT);
    html.tag("\" aria-hidden=\"true\" focusable=\"false\">");
    if metric == Metric::Percent {
        bar(html, finding, scale);
    } else {
        if let Some(null) = scale.null().filter(|at| (0.0..=100.0).contains(at)) {
            mark(html, "plot-null", null);
        }
        stretch(html, finding, scale);
        if let Some(value) = finding.estimate {
            sign(html, "plot-estimate", scale.at(value), "M-4 5h8v8h-8z");
        }
        // A range of estimates shows both ends; no midpoint is invented.
        for value in finding.range.into_iter().flatten() {
            sign(html, "plot-estimate", scale.at(value), "M-2 4h4v10h-4z");
        }
    }
    html.tag("</svg>");
}

/// The interval, or the span of a range.
fn stretch(html: &mut Html, finding: &Finding, scale: &Scale) {
    if let Some([low, high]) = finding.range {
        line(html, "plot-range", scale.at(low), scale.at(high));
    }
    let Some([a, b]) = finding.ci else { return };
    let (low, high) = (scale.at(a.min(b)), scale.at(a.max(b)));
    line(html, "plot-interval", low, high);
    if low < 0.0 {
        sign(html, "plot-arrow", 0.0, "M7 4L1 9L7 14");
    }
    if high > 100.0 {
        sign(html, "plot-arrow", 100.0, "M-7 4L-1 9L-7 14");
    }
}

/// A percentage is a bar from 0; a range is a bar between its ends.
fn bar(html: &mut Html, finding: &Finding, scale: &Scale) {
    let [from, to] = finding.range.unwrap_or([0.0, finding.estimate.unwrap_or_default()]);
    let (from, to) = (scale.at(from.min(to)).clamp(0.0, 100.0), scale.at(from.max(to)).clamp(0.0, 100.0));
    html.tag("<rect class=\"plot-room\" width=\"100%\" height=\"10\" y=\"4\"/><rect class=\"plot-bar\" x=\"");
    percent(html, from);
    percent(html.tag("\" width=\""), to - from);
    html.tag("\" height=\"10\" y=\"4\"/>");
    if let Some([a, b]) = finding.ci {
        line(html, "plot-interval", scale.at(a.min(b)), scale.at(a.max(b)));
    }
}

/// The axis below the rows, with its ticks.
pub(crate) fn axis(html: &mut Html, metric: Metric, scale: &Scale) {
    html.tag("<svg class=\"plot plot-axis\" width=\"100%\" height=\"22\" aria-hidden=\"true\" focusable=\"false\">");
    html.tag("<line x1=\"0\" x2=\"100%\" y1=\"1\" y2=\"1\"/>");
    let digits = scale.ticks.iter().map(|tick| short(*tick)).max().unwrap_or_default();
    for &tick in &scale.ticks {
        let at = scale.at(tick);
        let anchor = if at < 4.0 {
            "start"
        } else if at > 96.0 {
            "end"
        } else {
            "middle"
        };
        html.tag("<line x1=\"");
        percent(html, at);
        percent(html.tag("\" x2=\""), at);
        percent(
            html.tag("\" y1=\"1\" y2=\"5\"/><text y=\"17\" text-anchor=\"").tag(anchor).tag("\" x=\""),
            at,
        );
        let value = if tick == 0.0 { "0".to_owned() } else { number::fixed(metric, tick, digits) };
        html.tag("\">").text(&value).tag("</text>");
    }
    html.tag("</svg>");
}

/// The decimals that a round value needs, at most three.
fn short(value: f64) -> usize {
    (0..3usize)
        .find(|digits| {
            let scaled = value * 10f64.powi(i32::try_from(*digits).unwrap_or_default());
            (scaled - scaled.round()).abs() < 1e-6
        })
        .unwrap_or(3)
}
