//! Parts of the program that load after its start (`crates/bundle`).

use js_sys::{Object, Reflect, WebAssembly};
use wasm_bindgen_futures::JsFuture;

use crate::window::window;

/// The module name under which a chunk imports the exports of the main module.
const MAIN: &str = "__wasm_split";

/// Makes the functions of a chunk callable. It adds them to the function table that it shares with the main module.
///
/// `None` if the bytes are not a chunk of this program, or the browser refuses them.
pub async fn instantiate(wasm: &[u8]) -> Option<()> {
    window()?;
    let imports = Object::new();
    Reflect::set(&imports, &MAIN.into(), &wasm_bindgen::exports()).ok()?;
    JsFuture::from(WebAssembly::instantiate_buffer(wasm, &imports)).await.ok().map(drop)
}
