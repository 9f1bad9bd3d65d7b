//! Which editions are known, by whoever reads or checks something.

use super::Edition;

/// The editions that are known: the built-in ones, and one of one's own beside them.
///
/// A build without the feature `tables` reads no editions: there this is nothing, and costs nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Editions {
    #[cfg(feature = "tables")]
    own: Option<&'static Edition>,
}

impl Editions {
    /// The built-in editions, and `own`.
    #[cfg(feature = "tables")]
    pub fn with(own: &'static Edition) -> Self {
        Self { own: Some(own) }
    }

    /// The edition that is not built in, if there is one.
    #[cfg(feature = "tables")]
    pub fn own(self) -> Option<&'static Edition> {
        self.own
    }

    /// The edition that is not built in: a build without the feature `tables` has none.
    #[cfg(not(feature = "tables"))]
    pub fn own(self) -> Option<&'static Edition> {
        None
    }

    /// The edition called `id`.
    pub fn by_id(self, id: &str) -> Option<&'static Edition> {
        self.own().filter(|own| own.id == id).or_else(|| Edition::by_id(id))
    }
}
