//! The engine with a C interface: bytes in, JSON out. `wasm2js` makes plain JavaScript of it, for
//! browsers whose WebAssembly is switched off; it takes no module that `wasm-bindgen` has made.
//!
//! [`reserve`] makes room for a call's arguments, a JSON array. A call takes them, and gives the
//! length of what it puts in their place: JSON in the shapes of `www/src/contract.ts`. What it does
//! is the code of `crates/wasm`, over JSON's values instead of JavaScript's.
//!
//! The names are exported in wasm only: in a native program `read` and `write` would take the place of
//! the system's own.

mod json;
#[path = "../../wasm/src/plain/mod.rs"]
mod plain;

use serde::Serialize;
use serde_json::Value;
use std::sync::{Mutex, MutexGuard, PoisonError};
use youth_justice_ratings::Edition;

#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The arguments of a call, then its answer.
static BYTES: Mutex<Vec<u8>> = Mutex::new(Vec::new());

fn bytes() -> MutexGuard<'static, Vec<u8>> {
    BYTES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes room for arguments of this length, and says where.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn reserve(length: usize) -> *mut u8 {
    let mut bytes = bytes();
    bytes.clear();
    bytes.resize(length, 0);
    bytes.as_mut_ptr()
}

/// Where the answer is.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn answer() -> *const u8 {
    bytes().as_ptr()
}

/// The built-in editions: `[]`.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn editions() -> usize {
    put(&Edition::all())
}

/// `[source, options]` to an outcome.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn read() -> usize {
    let [source, options] = take();
    put(&plain::read(&source, &options))
}

/// `[text, edition, isLast]` to an outcome, or null.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn read_plain() -> usize {
    let [text, edition, last] = take();
    let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    put(&plain::read_plain(&words(&text), &words(&edition), last == Value::Bool(true)))
}

/// `[record]` to an outcome.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn rate() -> usize {
    let [record] = take();
    put(&plain::rate(&record))
}

/// `[record, file]` to an outcome by the edition of a file.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn rate_by() -> usize {
    let [record, file] = take();
    put(&plain::rate_by(&record, file.as_str().map(ToOwned::to_owned)))
}

/// `[text]` to an edition, or why it is none.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn check_edition() -> usize {
    let [text] = take();
    put(&plain::check_edition(text.as_str().unwrap_or_default()))
}

/// `[record, file]` to the tool's own forms.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn write() -> usize {
    let [record, file] = take();
    put(&plain::write(&record, file.as_str().map(ToOwned::to_owned)))
}

/// `[text]` to a figure.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn figure() -> usize {
    let [text] = take();
    put(&plain::figure(text.as_str().unwrap_or_default()))
}

/// The arguments; null for what is not there.
fn take<const N: usize>() -> [Value; N] {
    let given: Vec<Value> = serde_json::from_slice(&bytes()).unwrap_or_default();
    let mut given = given.into_iter();
    std::array::from_fn(|_| given.next().unwrap_or(Value::Null))
}

fn put(answer: &impl Serialize) -> usize {
    let mut bytes = bytes();
    *bytes = serde_json::to_vec(answer).unwrap_or_default();
    bytes.len()
}
