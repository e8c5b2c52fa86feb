//! The names of the files that hosts read, defined once.

pub(super) const REDIRECTS: &str = "_redirects";
pub(super) const NGINX: &str = "nginx.conf";
pub(super) const APACHE: &str = ".htaccess";
/// An empty file that makes GitHub Pages publish the files unchanged.
pub(super) const NO_JEKYLL: &str = ".nojekyll";
/// Stops git from changing line ends on checkout: browsers compare their stored files byte by byte.
pub(super) const GIT: &str = ".gitattributes";
