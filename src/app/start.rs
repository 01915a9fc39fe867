//! Opening the window, or one sentence on why it cannot be opened.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::{env, fmt, panic};

use eframe::{NativeOptions, Renderer};

use super::editor::Editor;

/// Why the window could not be opened, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartError(String);

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for StartError {}

/// What Debian calls what every window needs.
const WINDOW_PACKAGES: &str = "libx11-6 libx11-xcb1 libxcb1 libxcursor1 libxi6 libxrandr2 libxkbcommon-x11-0";
/// What Debian calls what draws without a graphics card.
const DRAWING_PACKAGES: &str = "mesa-vulkan-drivers libgl1 libegl1";

/// Opens the editor on a file, or with the welcome page. Returns when the window is closed.
#[expect(clippy::needless_pass_by_value, reason = "the window keeps the path as long as it is open")]
pub fn run(path: Option<PathBuf>) -> Result<(), StartError> {
    look_for_display()?;
    let opened = Arc::new(AtomicBool::new(false));
    // Where the one finds no driver (old laptops, remote desktops) the other often does.
    let mut first = None;
    for renderer in renderers() {
        match attempt(renderer, path.clone(), &opened) {
            Ok(()) => return Ok(()),
            Err(said) if opened.load(Ordering::Relaxed) => return Err(StartError(format!("the window was lost ({})", one_line(&said)))),
            Err(said) => {
                log::warn!("{renderer:?}: {said}");
                first.get_or_insert(said);
            }
        }
    }
    Err(explain(&first.unwrap_or_default()))
}

/// The one that `CAUSEWAY_RENDERER` names, or both: OpenGL first where X11 or Wayland shows the window, as it starts sooner there, and
/// without a graphics card paints a frame in a quarter of the time; wgpu first where the system has given OpenGL up.
fn renderers() -> Vec<Renderer> {
    match env::var("CAUSEWAY_RENDERER").as_deref() {
        Ok("wgpu") => vec![Renderer::Wgpu],
        Ok("glow" | "opengl") => vec![Renderer::Glow],
        _ if draws_itself() => vec![Renderer::Wgpu, Renderer::Glow],
        _ => vec![Renderer::Glow, Renderer::Wgpu],
    }
}

/// Whether the system shows windows without X11 or Wayland.
fn draws_itself() -> bool {
    cfg!(any(target_os = "windows", target_os = "macos", target_os = "android"))
}

fn attempt(renderer: Renderer, path: Option<PathBuf>, opened: &Arc<AtomicBool>) -> Result<(), String> {
    let settings = crate::storage::Settings::load();
    let [width, height] = settings.window.map_or([1440.0, 900.0], |size| [size.width, size.height]);
    let viewport = egui::ViewportBuilder::default()
        .with_title("Causeway")
        .with_app_id("causeway")
        .with_inner_size([width, height])
        .with_min_inner_size([720.0, 480.0]);
    let viewport = icon().into_iter().fold(viewport, egui::ViewportBuilder::with_icon);
    let options = NativeOptions { viewport, renderer, persist_window: false, system_font_fallback: false, ..NativeOptions::default() };
    let quiet = Quiet::new(opened);
    let begun = Arc::clone(opened);
    let result = catch_unwind(AssertUnwindSafe(|| {
        eframe::run_native("Causeway", options, Box::new(move |context| Ok(Box::new(Editor::new(context, path, settings, begun)))))
    }));
    drop(quiet);
    match result {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(error.to_string()),
        Err(panicked) if opened.load(Ordering::Relaxed) => panic::resume_unwind(panicked),
        Err(panicked) => Err(said(panicked.as_ref())),
    }
}

/// What the system shows for the window, in its lists and beside its title.
fn icon() -> Option<egui::IconData> {
    let picture = eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png"));
    picture.inspect_err(|error| log::warn!("the icon cannot be read: {error}")).ok()
}

fn said(panicked: &(dyn std::any::Any + Send)) -> String {
    let text = panicked.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panicked.downcast_ref::<&str>().copied()).unwrap_or_default().to_owned()
}

/// Until the window is open, a library that panics because something is missing prints nothing: it is told in our words.
struct Quiet;

impl Quiet {
    fn new(opened: &Arc<AtomicBool>) -> Self {
        let before = panic::take_hook();
        let opened = Arc::clone(opened);
        panic::set_hook(Box::new(move |info| {
            if opened.load(Ordering::Relaxed) {
                before(info);
            }
        }));
        Self
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        // A hook cannot be changed while a panic passes through.
        if !std::thread::panicking() {
            let _ = panic::take_hook();
        }
    }
}

fn is_set(name: &str) -> bool {
    env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// On systems with X11 or Wayland one of the two has to be there.
fn look_for_display() -> Result<(), StartError> {
    if draws_itself() || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY") || is_set("WAYLAND_SOCKET") {
        return Ok(());
    }
    Err(StartError(
        "there is no display to open the window on (neither DISPLAY nor WAYLAND_DISPLAY is set); start it from a desktop, or see \
         `causeway --help` for what works without one"
            .to_owned(),
    ))
}

/// Libraries by the letters that betray them in other people's messages.
const LIBRARIES: &[(&str, &str)] = &[
    ("xkbcommon-x11", "libxkbcommon-x11-0"),
    ("xkbcommon", "libxkbcommon0"),
    ("libX11-xcb", "libx11-xcb1"),
    ("libX11", "libx11-6"),
    ("libXcursor", "libxcursor1"),
    ("libXi", "libxi6"),
    ("libXrandr", "libxrandr2"),
    ("libxcb", "libxcb1"),
];

/// One sentence from what a library said.
fn explain(said: &str) -> StartError {
    if let Some((_, package)) = LIBRARIES.iter().find(|(letters, _)| said.contains(letters)) {
        return StartError(format!(
            "the window cannot be opened because a library is missing ({package}); on Debian or Ubuntu, install {WINDOW_PACKAGES}"
        ));
    }
    let lower = said.to_lowercase();
    if ["xopendisplay", "connection refused", "xnotsupported", "display", "os error", "event loop"].iter().any(|w| lower.contains(w)) {
        let display = env::var("DISPLAY").or_else(|_| env::var("WAYLAND_DISPLAY")).unwrap_or_default();
        // What the library said is left out: it names source files of the machine it was built on.
        return StartError(format!("the display {display} cannot be reached; check that it is running and that you may use it"));
    }
    StartError(format!(
        "nothing here can draw the window: no Vulkan, OpenGL or software renderer was found ({}); on Debian or Ubuntu, install \
         {DRAWING_PACKAGES}",
        one_line(said)
    ))
}

/// The beginning of what somebody else's error says, fit for the middle of a sentence.
fn one_line(said: &str) -> String {
    let line = said.lines().next().unwrap_or_default();
    let short: String = line.chars().take(120).collect();
    if short.is_empty() { "no reason was given".to_owned() } else { short.trim_end_matches('.').to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_library_is_named_with_its_package() {
        let told = explain("Library libxkbcommon-x11.so could not be loaded.").to_string();
        assert!(told.contains("libxkbcommon-x11-0") && told.contains("install") && !told.contains('\n'), "{told}");
        let told = explain("Wgpu(CreateSurfaceError(FailedToCreateSurfaceForAnyBackend))").to_string();
        assert!(told.contains("mesa-vulkan-drivers"), "{told}");
        let told = explain("winit EventLoopError: os error at x11/mod.rs: failed to open display").to_string();
        assert!(told.contains("cannot be reached"), "{told}");
    }
}
