//! Draws the icons of the installed app from `public/icon.svg`, in Chromium.
//!
//! `cargo run -p pprnet-e2e --example icons` with `. scripts/env.sh` before it, after a change to the drawing.

#![expect(clippy::unwrap_used, reason = "a tool for developers; what fails is said by the panic")]

use std::fs;
use std::path::Path;

use pprnet_e2e::{Browser, Engine, block_on};
use serde_json::{Value, json};

/// Name, size, and whether the system crops it: then the edge must have nothing important.
const ICONS: [(&str, u32, bool); 3] =
    [("icon-192.png", 192, false), ("icon-512.png", 512, false), ("icon-maskable-512.png", 512, true)];

fn main() {
    let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public");
    let drawing = fs::read_to_string(public.join("icon.svg")).unwrap();
    block_on(async {
        let browser = Browser::start(Engine::Chromium).await;
        browser.goto("about:blank").await;
        for (name, size, is_cut) in ICONS {
            browser.resize(size, size).await;
            let clear = json!({"color": {"r": 0, "g": 0, "b": 0, "a": 0}});
            browser.cdp("Emulation.setDefaultBackgroundColorOverride", clear).await;
            let script = "document.body.innerHTML = arguments[0];
                document.body.style = 'margin: 0; overflow: hidden' + (arguments[2] ? '; background: #0b5d5f' : '');
                const drawing = document.querySelector('svg');
                drawing.style = `display: block; width: ${arguments[1]}px; height: ${arguments[1]}px`;
                if (arguments[2]) drawing.style.transform = 'scale(0.72)'";
            let _: Value = browser.eval(script, vec![json!(drawing), json!(size), json!(is_cut)]).await;
            fs::write(public.join(name), browser.screenshot().await.unwrap()).unwrap();
        }
        browser.close().await;
    });
}
