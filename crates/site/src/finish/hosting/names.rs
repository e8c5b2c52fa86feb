//! The names of the files that hosts read, each said once.

pub(super) const REDIRECTS: &str = "_redirects";
pub(super) const NGINX: &str = "nginx.conf";
pub(super) const APACHE: &str = ".htaccess";
/// Empty; where it is, GitHub Pages publishes the files as they are.
pub(super) const NO_JEKYLL: &str = ".nojekyll";
/// Keeps git from changing line ends on a checkout: browsers compare what they keep byte by byte.
pub(super) const GIT: &str = ".gitattributes";
